//! The measurements, and the table of them.

use std::fmt;

use crate::meter::Measured;
use crate::stage::Kind;
use crate::usage::CpuUsed;

/// What a figure should be.
#[derive(Clone, Copy, Debug)]
pub enum Aim {
    /// It is shown, without an aim.
    None,
    /// At most that.
    Most(f64),
    /// At most this many times that of the bare server.
    MostOfBare(f64),
    /// At least this many times that of the bare server.
    LeastOfBare(f64),
}

/// Everything that was measured.
#[derive(Default)]
pub struct Report {
    sections: Vec<Section>,
    remarks: Vec<String>,
    /// What was lost, doubled, or not carried out.
    troubles: Vec<String>,
    /// The share of the machine that others took, in each measurement.
    others: Vec<f64>,
}

struct Section {
    title: String,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    ours: Option<f64>,
    bare: Option<f64>,
    aim: Aim,
}

impl Report {
    /// From here on figures are about that.
    pub fn section(&mut self, title: String) {
        match self.sections.iter().position(|section| section.title == title) {
            // The other server is measured in the same way.
            Some(place) => {
                let section = self.sections.remove(place);
                self.sections.push(section);
            }
            None => self.sections.push(Section { title, rows: Vec::new() }),
        }
    }

    /// Records a figure.
    pub fn note(&mut self, kind: Kind, name: &str, value: f64, aim: Aim) {
        eprintln!("{kind}: {name}: {}", number(value));
        let Some(section) = self.sections.last_mut() else { return };
        let place = section.rows.iter().position(|row| row.name == name).unwrap_or_else(|| {
            section.rows.push(Row { name: name.to_owned(), ours: None, bare: None, aim });
            section.rows.len() - 1
        });
        let row = &mut section.rows[place];
        match kind {
            Kind::Ours => row.ours = Some(value),
            Kind::Bare => row.bare = Some(value),
        }
    }

    /// Records what is missing in a measurement, if anything.
    pub fn check(&mut self, kind: Kind, name: &str, measured: &Measured) {
        let Measured { lost, doubled, delivered, expected, acknowledged, sent, rejection, .. } = measured;
        if measured.is_complete() {
            return;
        }
        let why = rejection.as_ref().map(|rejection| format!("; the first rejection: {rejection}")).unwrap_or_default();
        self.trouble(format!(
            "{name}, {kind}: {delivered} of {expected} deliveries, {lost} lost, {doubled} doubled; \
             {acknowledged} of {sent} commands acknowledged{why}"
        ));
    }

    /// Records what could not be measured.
    pub fn trouble(&mut self, trouble: String) {
        eprintln!("{trouble}");
        self.troubles.push(trouble);
    }

    /// Adds a line below the table.
    pub fn say(&mut self, remark: String) {
        self.remarks.push(remark);
    }

    /// Records how busy the machine was with other things.
    pub fn others(&mut self, used: CpuUsed) {
        self.others.push(used.others);
    }

    /// Was nothing lost, doubled or refused?
    pub fn is_clean(&self) -> bool {
        self.troubles.is_empty()
    }
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        Some(self.ours? / self.bare.filter(|bare| *bare > 0.0)?)
    }

    /// Whether the aim is met, if there is one and both were measured.
    fn is_met(&self) -> Option<bool> {
        match self.aim {
            Aim::None => None,
            Aim::Most(most) => Some(self.ours? <= most),
            Aim::MostOfBare(most) => Some(self.ratio()? <= most),
            Aim::LeastOfBare(least) => Some(self.ratio()? >= least),
        }
    }
}

impl fmt::Display for Aim {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Most(most) => formatter.pad(&format!("<= {most}")),
            Self::MostOfBare(most) => formatter.pad(&format!("<= {most} x bare")),
            Self::LeastOfBare(least) => formatter.pad(&format!(">= {least} x bare")),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Ours => "ours",
            Self::Bare => "bare",
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.sections.iter().flat_map(|section| &section.rows).map(|row| row.name.chars().count());
        let width = names.max().unwrap_or_default();
        for section in &self.sections {
            writeln!(formatter, "{}", section.title)?;
            writeln!(formatter, "  {:width$}  {:>9}  {:>9}  {:>6}  aim", "", "ours", "bare", "ratio")?;
            for row in &section.rows {
                let figure = |value: Option<f64>| value.map_or("-".into(), number);
                let ratio = row.ratio().map_or("-".into(), |ratio| format!("{ratio:.2}"));
                let (ours, bare) = (figure(row.ours), figure(row.bare));
                let met = row.is_met().map_or("", |is_met| if is_met { ": met" } else { ": missed" });
                let line = format!("  {:width$}  {ours:>9}  {bare:>9}  {ratio:>6}  {}{met}", row.name, row.aim);
                writeln!(formatter, "{}", line.trim_end())?;
            }
            writeln!(formatter)?;
        }
        for line in self.remarks.iter().chain(&self.troubles) {
            writeln!(formatter, "{line}")?;
        }
        let most = self.others.iter().copied().fold(0.0, f64::max) * 100.0;
        #[expect(clippy::cast_precision_loss, reason = "a few measurements")]
        let mean = self.others.iter().sum::<f64>() * 100.0 / self.others.len().max(1) as f64;
        write!(formatter, "Others took {mean:.0}% of the machine on average while it was measured, {most:.0}% at most.")
    }
}

/// With significant digits only.
fn number(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_servers_are_in_one_row_and_the_aim_is_judged() {
        let mut report = Report::default();
        for (kind, value) in [(Kind::Ours, 12.0), (Kind::Bare, 10.0)] {
            report.section("a hall".into());
            report.note(kind, "p99, ms", value, Aim::MostOfBare(1.1));
        }
        let table = report.to_string();
        assert!(table.contains("p99, ms       12.0       10.0    1.20  <= 1.1 x bare: missed"), "{table}");
        assert_eq!(table.matches("a hall").count(), 1);
        assert!(report.is_clean());
    }
}
