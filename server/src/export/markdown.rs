//! The report as Markdown, to paste into a document, a mail or a wiki.

use std::fmt::Write as _;

use shared::language::Language;
use shared::report::{Ranked, Report, ReportDilemma, ReportTalk, ReportWall, RoomResult};
use shared::session::{BlockKind, Kind, Mark, Outcome, Question, Side};
use shared::text::sides::Sides;
use shared::text::{common, parts, plenary, report as text, talks, walls};

use super::Clock;

/// The whole report.
pub(super) fn write(report: &Report, language: Language, clock: &Clock) -> String {
    let mut page = Page { language, is_of_team: report.is_of_team(), text: String::new() };
    page.head(report, clock);
    page.course(report, clock);
    if report.is_empty() {
        page.line(text::nothing_in(language, report));
    }
    report.walls.iter().filter(|wall| wall.kind == BlockKind::CheckIn).for_each(|wall| page.wall(wall));
    report.talks.iter().for_each(|talk| page.asked_during(talk));
    for dilemma in &report.dilemmas {
        page.dilemma(report, dilemma, &report.sides(dilemma, language));
    }
    report.walls.iter().filter(|wall| wall.kind != BlockKind::CheckIn).for_each(|wall| page.wall(wall));
    page.names(report);
    page.text
}

struct Page {
    language: Language,
    /// It names and compares no rooms: there is only one.
    is_of_team: bool,
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, level: usize, words: &str) {
        let _ = writeln!(self.text, "\n{} {}\n", "#".repeat(level), escaped(words));
    }

    /// `- **Label**: words`; nothing when there are no words.
    fn item(&mut self, depth: usize, label: &str, words: &str) {
        let _ = writeln!(self.text, "{}- **{}**: {}", "  ".repeat(depth), escaped(label), escaped(words));
    }

    fn head(&mut self, report: &Report, clock: &Clock) {
        let language = self.language;
        self.line(&format!("# {}", escaped(&report.settings.title)));
        self.line("");
        let began = clock.says(report.began_at.unwrap_or(report.opened_at), language);
        let date = match report.ended_at {
            Some(ended) => format!("{began} – {}", clock.says(ended, language)),
            None => began,
        };
        self.item(0, text::date(language), &date);
        self.item(0, text::took_part(language), &text::took_part_in(language, report));
        self.item(0, text::setting(language), &text::settings(language, &report.settings));
        self.item(0, text::code(language), &report.code.spaced());
        let ways = report.ways().map(|(way, count)| format!("{} {count}", common::way(language, way)));
        self.item(0, text::how_decided(language), &ways.join(", "));
    }

    /// The parts of the programme, and when they took place.
    fn course(&mut self, report: &Report, clock: &Clock) {
        let language = self.language;
        if !report.has_course() {
            return;
        }
        self.heading(2, text::course(language));
        for part in &report.parts {
            let run = |(began, ended): (_, Option<_>)| match ended {
                Some(ended) => format!("{}–{}", clock.says_time(began), clock.says_time(ended)),
                None => clock.says_time(began),
            };
            let when = part.had.as_ref().map(|had| had.runs().map(run).collect::<Vec<_>>().join(", "));
            let not_had = if part.skipped { text::skipped(language) } else { text::to_come(language) };
            let words =
                format!("{}, {}", when.as_deref().unwrap_or(not_had), text::planned_for(language, part.plan.minutes));
            self.item(0, &parts::title(language, &part.plan), &words);
        }
    }

    fn dilemma(&mut self, report: &Report, dilemma: &ReportDilemma, sides: &Sides) {
        let language = self.language;
        let words = dilemma.dilemma.text(language);
        self.heading(2, &format!("{}. {}", dilemma.number, words.question));
        for side in Side::BOTH {
            let scenario = words.scenario(side);
            let title = escaped(&scenario.title);
            let place = if sides.go_by_title() { String::new() } else { format!("{}: ", sides.label(side)) };
            self.line(&format!("**{place}{title}.** {}\n", escaped(&scenario.text)));
        }
        if dilemma.rooms.is_empty() {
            return self.line(text::not_begun(language, report));
        }
        if !self.is_of_team {
            self.sums(dilemma, sides);
        }
        self.heading(3, text::why_chosen(language, report));
        for result in &dilemma.rooms {
            self.room(dilemma, result, sides);
        }
        self.arguments(dilemma);
        self.themes(dilemma);
        self.talk(dilemma);
    }

    fn sums(&mut self, dilemma: &ReportDilemma, sides: &Sides) {
        let language = self.language;
        let tally = &dilemma.tally;
        self.heading(3, text::what_was_chosen(language));
        for side in Side::BOTH {
            let rooms = tally.on(side);
            let which =
                if rooms.is_empty() { plenary::so_many_rooms(language, 0) } else { text::room_list(language, rooms) };
            self.item(0, &format!("{} ({})", sides.label(side), rooms.len()), &which);
        }
        for (label, rooms) in
            [(plenary::not_chosen_title(language), &tally.not_chosen), (plenary::still_busy(language), &tally.busy)]
        {
            if !rooms.is_empty() {
                self.item(0, &format!("{label} ({})", rooms.len()), &text::room_list(language, rooms));
            }
        }
        let people = text::to(language, tally.people.left, tally.people.right);
        self.item(0, text::votes_of_people(language), &people);
        if let Some(shift) = tally.shift {
            let pair = |people: shared::session::result::People| text::to(language, people.left, people.right);
            let words = text::before_and_after(language, &pair(shift.before), &pair(shift.after));
            self.item(0, &text::shift_in(language, shift.rooms), &words);
        }
        if let Some(guesses) = dilemma.guesses {
            self.item(0, text::guessed(language), &text::to(language, guesses.left.into(), guesses.right.into()));
        }
    }

    fn room(&mut self, dilemma: &ReportDilemma, result: &RoomResult, sides: &Sides) {
        let language = self.language;
        let name = (!self.is_of_team).then(|| common::room_number(language, result.room.0));
        if let Some(Outcome::Chosen(choice)) = &result.outcome {
            let side = sides.label(choice.side);
            let mut how = vec![text::how(language, choice)];
            how.extend(text::extra(language, result.extra));
            how.extend(choice.reasons.certainty.map(|mark| common::certain(language, mark)));
            let label = name.into_iter().chain([format!("{side} ({})", how.join(", "))]).collect::<Vec<_>>();
            self.item(0, &label.join(", "), &choice.reasons.motivation);
            for (label, words) in [
                (text::condition(language), &choice.reasons.condition),
                (text::keep(language), &choice.reasons.keep),
                (text::minority(language), &choice.minority),
            ] {
                if let Some(words) = words {
                    self.item(1, label, words);
                }
            }
        } else {
            let standing = text::standing(language, sides, dilemma.standing(result.room));
            self.item(0, name.as_deref().unwrap_or(text::choice(language)), &standing);
        }
        if let Some(look_back) = &result.look_back {
            let counts = look_back.counted();
            let counts = counts.map(|(again, count)| format!("{} {count}", text::again_word(language, again)));
            self.item(1, text::look_back(language), &counts.join(", "));
            for tried in &look_back.tried {
                self.item(1, text::tried(language), tried);
            }
        }
    }

    fn arguments(&mut self, dilemma: &ReportDilemma) {
        let language = self.language;
        if dilemma.arguments.is_empty() {
            return;
        }
        self.heading(3, text::arguments(language));
        for side in Side::BOTH {
            for kind in Kind::BOTH {
                let title = &dilemma.dilemma.text(language).scenario(side).title;
                self.heading(4, &format!("{}: {}", title, common::kinds(language, kind).to_lowercase()));
                for one in dilemma.ranked(side, kind) {
                    self.argument(dilemma, &one);
                }
            }
        }
    }

    fn argument(&mut self, dilemma: &ReportDilemma, one: &Ranked) {
        let language = self.language;
        let argument = one.first;
        let mut from = Vec::new();
        from.extend((!self.is_of_team).then(|| text::room_list(language, &one.rooms())));
        from.push(plenary::so_many_people(language, one.support()));
        if one.recognised() > 0 {
            from.push(text::recognised(language, one.recognised()));
        }
        if argument.starred {
            from.push(text::starred(language).into());
        }
        from.extend(argument.theme.and_then(|theme| dilemma.theme(theme)).map(|theme| escaped(&theme.name)));
        self.line(&format!("- {} ({})", escaped(&argument.text), from.join(", ")));
    }

    fn themes(&mut self, dilemma: &ReportDilemma) {
        let language = self.language;
        if dilemma.themes.is_empty() {
            return;
        }
        self.heading(3, text::themes(language));
        for theme in &dilemma.themes {
            let sides = text::to(language, count(theme.left.len()), count(theme.right.len()));
            let both = if theme.is_carried_both_ways() { text::same_reason(language) } else { "" };
            let words = [plenary::so_many_rooms(language, theme.rooms()), sides, both.into()];
            let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
            self.item(0, &theme.name, &words.join(", "));
        }
        let once = dilemma.mentioned_once();
        if !once.is_empty() {
            self.heading(3, plenary::mentioned_once(language));
            for argument in once {
                self.argument(dilemma, &argument.into());
            }
        }
    }

    fn talk(&mut self, dilemma: &ReportDilemma) {
        if dilemma.notes.is_empty() {
            return;
        }
        self.heading(3, text::talked_over(self.language));
        for question in Question::ALL {
            for answer in dilemma.answers(question) {
                self.item(0, text::asked(self.language, question), answer);
            }
        }
    }

    /// What people asked during a talk.
    fn asked_during(&mut self, talk: &ReportTalk) {
        let language = self.language;
        self.heading(2, &format!("{}: {}", talk.name(language), text::questions(language).to_lowercase()));
        for question in &talk.questions {
            let wanted = (question.wanted > 0).then(|| talks::so_many_want(language, question.wanted));
            let answered = question.answered.then(|| talks::answered(language).to_owned());
            let remarks: Vec<String> = wanted.into_iter().chain(answered).collect();
            let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join(", ")) };
            self.line(&format!("- {}{remarks}", escaped(&question.text)));
        }
    }

    /// What hung on a wall.
    fn wall(&mut self, wall: &ReportWall) {
        let language = self.language;
        let question = walls::question(language, wall.kind, &wall.prompt);
        self.heading(2, &format!("{}: {question}", wall.name(language)));
        for bundle in &wall.bundles {
            let marked = |mark: Option<Mark>| mark.map(|mark| format!(" ({})", walls::marked(language, mark)));
            if let Some(name) = &bundle.name {
                self.heading(3, &format!("{name}{}", marked(bundle.mark).unwrap_or_default()));
            }
            for entry in &bundle.entries {
                let by = entry.by.as_ref().map(|by| format!(" – {}", escaped(by))).unwrap_or_default();
                let mark = marked(entry.mark.filter(|_| bundle.mark.is_none())).unwrap_or_default();
                self.line(&format!("- {}{by}{mark}", escaped(&entry.text)));
            }
            self.line("");
        }
        if !wall.feelings.is_empty() {
            let words = wall.feelings.iter().map(|feeling| match feeling.count {
                1 => feeling.word.clone(),
                count => format!("{} ({count})", feeling.word),
            });
            self.item(0, text::feelings(language), &words.collect::<Vec<_>>().join(", "));
        }
        let answers = wall.answers().map(|(answer, count)| format!("{} {count}", walls::came_true(language, answer)));
        let answers = answers.collect::<Vec<_>>().join(", ");
        if !answers.is_empty() {
            self.item(0, text::came_true(language), &answers);
        }
    }

    fn names(&mut self, report: &Report) {
        if !report.has_names() {
            return;
        }
        self.heading(2, text::names(self.language));
        for room in report.rooms.iter().filter(|room| !room.names.is_empty()) {
            self.item(0, &common::room_number(self.language, room.room.0), &room.names.join(", "));
        }
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// People's words on one line, escaped so that they never form a heading, a link or HTML.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        let is_first = line.chars().all(|before| before.is_ascii_digit());
        let marks = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!' | '$');
        // At the beginning of a line these would form a heading, a list or a rule.
        let begins = is_first && matches!(character, '#' | '+' | '-' | '=' | '.' | ')' | ':');
        if marks || begins {
            line.push('\\');
        }
        line.push(character);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_words_stay_text() {
        assert_eq!(escaped("<script>alert(1)</script>"), "\\<script\\>alert(1)\\</script\\>");
        assert_eq!(escaped("# kop"), "\\# kop");
        assert_eq!(escaped("1. eerst"), "1\\. eerst");
        assert_eq!(escaped("![x](http://kwaad)"), "\\!\\[x\\](http://kwaad)");
        assert_eq!(escaped("twee\n\nregels"), "twee regels");
        assert_eq!(escaped("Rust in het team, om 9.30 uur."), "Rust in het team, om 9.30 uur.");
    }
}
