//! Keeps pages correct after a browser's translator has changed them.
//!
//! A translator takes text nodes out of the page and puts `<font>` elements with its own words in their place. We would
//! keep writing to nodes that are no longer in any page, and people would keep reading *gepauzeerd* while time runs. So
//! every removed text node is put back, empty, in front of the element that replaced it, and what is inserted or
//! removed around it finds its place. Once we write to that node or remove it, the translator's words are removed and
//! our words of the whole sentence return, for the translator to translate again.
//!
//! One observer does this for every page, so that no view can forget it. On a page without a translator it costs one
//! check per change.

use std::cell::Cell;

use js_sys::{Array, JsString, Map, WeakMap};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList, Text};

/// The element that translators put around their words. Our pages have none.
const STAND_IN: &str = "FONT";

/// Watches the page from now on.
pub fn keep_true() {
    let translated = Translated { known: WeakMap::new(), originals: WeakMap::new(), seen: Cell::new(false) };
    let look = Closure::<dyn Fn(Array, MutationObserver)>::new(move |records: Array, observer: MutationObserver| {
        translated.look(&records, &observer);
    });
    let observer = MutationObserver::new(look.into_js_value().unchecked_ref());
    if let (Ok(observer), Some(body)) = (observer, document().body()) {
        let whole_page = MutationObserverInit::new();
        whole_page.set_child_list(true);
        whole_page.set_subtree(true);
        let _ = observer.observe_with_options(&body, &whole_page);
    }
}

/// What a translator has done to the page.
struct Translated {
    /// For each replaced text node of ours, the element that replaced it.
    known: WeakMap,
    /// For each such element, its text nodes in order, with their words.
    originals: WeakMap,
    /// Was there ever such an element?
    seen: Cell<bool>,
}

impl Translated {
    fn look(&self, records: &Array, observer: &MutationObserver) {
        if !self.seen.get() && document().get_elements_by_tag_name(STAND_IN).length() == 0 {
            return;
        }
        self.seen.set(true);
        let records: Vec<MutationRecord> = records.iter().map(JsCast::unchecked_into).collect();
        let fresh: Vec<Node> = records
            .iter()
            .flat_map(|record| all(&record.added_nodes()))
            .filter(|node| is_stand_in(node) && node.is_connected() && !self.originals.has(node))
            .filter(|node| node.parent_node().is_some_and(|parent| !is_stand_in(&parent)))
            .collect();
        // Writes first: where we wrote, the old words must not return.
        let written: Vec<&MutationRecord> = records.iter().filter(|record| record.type_() == "characterData").collect();
        for node in written.iter().filter_map(|record| record.target()) {
            self.heal(&node, &node, true);
        }
        for record in &records {
            for gone in all(&record.removed_nodes()) {
                self.taken_out(&gone, record, &fresh, observer);
            }
        }
        // Discards the records of our own changes.
        observer.take_records();
    }

    fn taken_out(&self, gone: &Node, record: &MutationRecord, fresh: &[Node], observer: &MutationObserver) {
        if let Some(text) = gone.dyn_ref::<Text>() {
            if self.known.has(text) {
                // Removed by us, or by a translator that takes back its words.
                if let Some(around) = record.target() {
                    self.heal(text, &around, false);
                }
            } else if !text.is_connected()
                && let Some(stand_in) = self.replacement(record, fresh)
            {
                self.put_back(text, &stand_in, record, observer);
            }
        } else if gone.parent_node().is_none() && self.originals.has(gone) {
            match self.replacement(record, fresh) {
                Some(stand_in) => self.hand_over(gone, &stand_in),
                None => self.restore(gone),
            }
        }
    }

    /// The fresh element that replaced a removed node: one of the same step, or else one next to it or in the same
    /// element; preferably one that replaces nothing yet.
    fn replacement(&self, record: &MutationRecord, fresh: &[Node]) -> Option<Node> {
        let beside = [record.previous_sibling(), record.next_sibling()];
        let around = record.target();
        let found: Vec<Node> = all(&record.added_nodes())
            .chain(beside.into_iter().flatten())
            .filter(|node| fresh.contains(node))
            .chain(fresh.iter().filter(|node| node.parent_node() == around).cloned())
            .collect();
        found.iter().find(|node| !self.originals.has(node)).or_else(|| found.first()).cloned()
    }

    /// Puts a text node back, empty: the element shows its words until they change.
    fn put_back(&self, text: &Text, stand_in: &Node, record: &MutationRecord, observer: &MutationObserver) {
        let originals = self.of(stand_in);
        let Some(parent) = stand_in.parent_node() else { return };
        // One element may replace several nodes with other nodes between them.
        let after =
            record.next_sibling().filter(|next| originals.size() > 0 && next.parent_node().as_ref() == Some(&parent));
        if parent.insert_before(text, Some(after.as_ref().unwrap_or(stand_in))).is_err() {
            return;
        }
        originals.set(text, &JsString::from(text.data()));
        self.originals.set(stand_in, &originals);
        self.known.set(text, stand_in);
        text.set_data("");
        let words = MutationObserverInit::new();
        words.set_character_data(true);
        let _ = observer.observe_with_options(text, &words);
    }

    fn of(&self, stand_in: &Node) -> Map {
        self.originals.get(stand_in).dyn_into().unwrap_or_default()
    }

    fn hand_over(&self, from: &Node, to: &Node) {
        let (before, originals) = (self.of(from), self.of(to));
        before.for_each(&mut |words, text| {
            originals.set(&text, &words);
            self.known.set(text.unchecked_ref(), to);
        });
        self.originals.set(to, &originals);
        self.originals.delete(from);
    }

    /// A text node of ours was changed or removed: restores the sentence that contains it.
    fn heal(&self, changed: &Node, around: &Node, is_written: bool) {
        let stand_in = self.known.get(changed);
        let Some(stand_in) = stand_in.dyn_ref::<Node>() else { return };
        if is_written {
            self.of(stand_in).delete(changed);
            self.known.delete(changed);
        }
        let sentence = sentence_around(around);
        let beside = sentence.and_then(|sentence| sentence.query_selector_all(STAND_IN).ok());
        let beside: Vec<Node> = beside.map(|found| all(&found).collect()).unwrap_or_default();
        for stand_in in beside.iter().chain([stand_in]) {
            self.restore(stand_in);
        }
    }

    /// Restores our words in place of an element.
    fn restore(&self, stand_in: &Node) {
        if !self.originals.has(stand_in) {
            return;
        }
        self.of(stand_in).for_each(&mut |words, text| {
            self.known.delete(text.unchecked_ref());
            if let (Some(text), Some(words)) = (text.dyn_ref::<Text>(), words.as_string()) {
                text.set_data(&words);
            }
        });
        self.originals.delete(stand_in);
        stand_in.unchecked_ref::<Element>().remove();
    }
}

fn all(list: &NodeList) -> impl Iterator<Item = Node> + use<> {
    let list = list.clone();
    (0..list.length()).filter_map(move |at| list.item(at))
}

fn is_stand_in(node: &Node) -> bool {
    node.node_name() == STAND_IN
}

/// The innermost block element around a node: translators treat its words as one sentence.
fn sentence_around(node: &Node) -> Option<Element> {
    let mut around = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    loop {
        let style = window().get_computed_style(&around).ok().flatten();
        let display = style.and_then(|style| style.get_property_value("display").ok());
        match (display.as_deref(), around.parent_element()) {
            (Some("inline" | "contents"), Some(parent)) => around = parent,
            _ => return Some(around),
        }
    }
}
