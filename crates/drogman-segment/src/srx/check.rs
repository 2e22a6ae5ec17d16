//! What an XML schema does not see in a rule file.

use super::reader::{File, Group, MapRule, WrittenRule, line};
use drogman_text::{Diagnostic, Severity};

/// A remark on a place of the rule file.
pub(super) fn remark(xml: &str, byte: usize, code: &str, message: &str, hint: &str) -> Diagnostic {
    let message = format!("line {}: {message}", line(xml, byte));
    Diagnostic::new(Severity::Warning, code, message).at_byte(byte as u64).hint(hint)
}

/// Reports names that are given twice or lead nowhere, and rules that can never decide.
pub(super) fn file(file: &File, xml: &str, remarks: &mut Vec<Diagnostic>) {
    header(file, xml, remarks);
    for (index, group) in file.groups.iter().enumerate() {
        let earlier = file.groups.iter().take(index).any(|other| other.name == group.name);
        if group.name.is_empty() {
            let message = "a languagerule has no languagerulename";
            remarks.push(remark(
                xml,
                group.byte,
                "srx-name-missing",
                message,
                "name it, no map can lead to it",
            ));
        } else if earlier {
            let message = format!("the name {:?} is given twice; the first group is used", group.name);
            remarks.push(remark(xml, group.byte, "srx-name-twice", &message, "rename or merge the groups"));
        } else if !file.maps.iter().any(|map| map.name == group.name) {
            let message = format!("no language map leads to {:?}", group.name);
            remarks.push(remark(xml, group.byte, "srx-never", &message, "map a language to it or delete it"));
        }
        rules(file, group, xml, remarks);
    }
    for (index, map) in file.maps.iter().enumerate() {
        if !file.groups.iter().any(|group| group.name == map.name) {
            let message = format!("the map names the rules {:?}, which the file does not hold", map.name);
            remarks.push(remark(xml, map.byte, "srx-name-missing", &message, "correct languagerulename"));
        }
        if let Some(earlier) = file.maps.iter().take(index).find(|earlier| hides(file, earlier, map)) {
            let at = line(xml, earlier.byte);
            let message = format!("the map can never be used: line {at} takes its languages first");
            remarks.push(remark(xml, map.byte, "srx-never", &message, "move it up or delete it"));
        }
    }
}

/// What the head of the file says: its version, its flags, and how to treat formatting.
fn header(file: &File, xml: &str, remarks: &mut Vec<Diagnostic>) {
    if let Some((version, byte)) = file.version.as_ref().filter(|(version, _)| version != "2.0") {
        let message = format!("the file is SRX {version}; it is read as SRX 2.0, which has the same rules");
        let hint = "compare the sentences with those of the tool it comes from, or save it as SRX 2.0";
        remarks.push(remark(xml, *byte, "srx-version", &message, hint));
    }
    for (message, byte) in &file.faults {
        remarks.push(remark(xml, *byte, "srx-value", message, "correct the value"));
    }
    if let Some((_, byte)) = file.handles.first() {
        let handles: Vec<&str> = file.handles.iter().map(|(handle, _)| handle.as_str()).collect();
        let message = format!(
            "formathandle ({}) makes no difference: the text is split without its markup",
            handles.join(", ")
        );
        let message = format!("line {}: {message}", line(xml, *byte));
        remarks.push(Diagnostic::new(Severity::Note, "srx-formathandle", message).at_byte(*byte as u64));
    }
}

/// Whether a map leaves nothing for a later one.
fn hides(file: &File, earlier: &MapRule, later: &MapRule) -> bool {
    !file.cascade && matches!(earlier.pattern.as_str(), ".*" | ".+")
        || earlier.pattern == later.pattern && (!file.cascade || earlier.name == later.name)
}

/// Rules of one group that can never decide.
fn rules(file: &File, group: &Group, xml: &str, remarks: &mut Vec<Diagnostic>) {
    let last_break = group.rules.iter().rposition(|rule| rule.breaks);
    for (index, rule) in group.rules.iter().enumerate() {
        let same = |other: &&WrittenRule| other.before == rule.before && other.after == rule.after;
        if let Some(earlier) = group.rules.iter().take(index).find(same) {
            let at = line(xml, earlier.byte);
            let message = format!("the rule can never decide: line {at} has the same patterns");
            remarks.push(remark(xml, rule.byte, "srx-never", &message, "delete one of the two"));
        } else if !file.cascade && last_break.is_none_or(|last| last < index) {
            let message = "the rule can never decide: no rule behind it breaks";
            remarks.push(remark(xml, rule.byte, "srx-never", message, "move it before the rules that break"));
        }
    }
}
