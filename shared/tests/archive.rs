//! A session restored from its archive has the same report, whatever people did in it.

mod plan;
mod world;

use plan::{LogReader, for_each_plan};
use shared::archive::Archive;
use shared::report::Report;
use shared::session::Command;
use shared::session::{Author, LifecycleCommand};
use shared::view::{Audience, project_state};

#[test]
fn an_imported_session_has_the_same_report() {
    for_each_plan(|mut plan| {
        while plan.step().is_some() {}
        // A report shows the session as it is now; an archive has a session that is over, so this one is ended.
        let _ = plan.world.command(Author::Facilitator, &Command::Lifecycle(LifecycleCommand::End));
        LogReader::default().read_on(&plan.world.log, |_, _, _, _| ());
        let now = plan.world.now;
        let known = project_state(&plan.world.session, Audience::Facilitator);
        assert_eq!(Report::of(&known), Report::of(&plan.world.session));
        let archive = serde_json::to_string(&Archive::of(known.clone(), now)).unwrap();
        let back = serde_json::from_str::<Archive>(&archive).unwrap().into_session(now).unwrap();
        let expected = match plan.world.session.ended_at {
            Some(_) => without_names_on_walls(Report::of(&known)),
            // Without a facilitator nobody can end it.
            None => return,
        };
        assert_eq!(Report::of(&back), expected);
    });
}

/// The report of an archive, which keeps what people wrote on walls without the names that some put to it.
fn without_names_on_walls(mut report: Report) -> Report {
    let bundles = report.walls.iter_mut().flat_map(|wall| &mut wall.bundles);
    bundles.flat_map(|bundle| &mut bundle.entries).for_each(|entry| entry.by = None);
    report
}
