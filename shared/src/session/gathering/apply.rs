//! Applies events about stars, themes and notes.

use std::collections::BTreeSet;

use crate::session::{GatheringEvent, Note, Plenary, Session, Theme};

impl Session {
    pub(in crate::session) fn apply_gathering(&mut self, event: &GatheringEvent) {
        self.plenary.gather(event);
        let Some(internal) = &mut self.internal else { return };
        if let GatheringEvent::ThemeMade { theme, .. } = event {
            internal.last_theme = internal.last_theme.max(*theme);
        }
        if let GatheringEvent::NoteWritten { note, .. } = event {
            internal.last_note = internal.last_note.max(*note);
        }
    }
}

impl Plenary {
    fn gather(&mut self, event: &GatheringEvent) {
        match event {
            GatheringEvent::Starred { argument, on: true } => {
                self.starred.insert(*argument);
            }
            GatheringEvent::Starred { argument, on: false } => {
                self.starred.remove(argument);
            }
            GatheringEvent::ThemeMade { theme, dilemma, name } => {
                let made = Theme { dilemma: *dilemma, name: name.clone(), arguments: BTreeSet::new() };
                self.themes.insert(*theme, made);
            }
            GatheringEvent::ThemeRenamed { theme, name } => {
                if let Some(theme) = self.themes.get_mut(theme) {
                    theme.name.clone_from(name);
                }
            }
            GatheringEvent::ThemeDropped { theme } => {
                self.themes.remove(theme);
            }
            GatheringEvent::Gathered { theme, arguments } => {
                for theme in self.themes.values_mut() {
                    theme.arguments.retain(|argument| !arguments.contains(argument));
                }
                if let Some(theme) = theme.and_then(|theme| self.themes.get_mut(&theme)) {
                    theme.arguments.extend(arguments);
                }
            }
            GatheringEvent::NoteWritten { note, dilemma, question, text } => {
                let written = Note { dilemma: *dilemma, question: *question, text: text.clone() };
                self.notes.insert(*note, written);
            }
            GatheringEvent::NoteEdited { note, text } => {
                if let Some(note) = self.notes.get_mut(note) {
                    note.text.clone_from(text);
                }
            }
            GatheringEvent::NoteDeleted { note } => {
                self.notes.remove(note);
            }
        }
    }
}
