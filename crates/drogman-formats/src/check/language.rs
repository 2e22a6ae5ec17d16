//! Language tags as the checker sees them.

use super::report::Reporter;
use super::rule::CheckRule;
use super::xml::Attribute;
use drogman_text::LanguageTag;

/// Reports a tag that is none, and one that is not in canonical case.
pub(crate) fn check_language(
    attribute: &Attribute<'_>,
    none: &'static CheckRule,
    case: &'static CheckRule,
    out: &mut Reporter<'_>,
) {
    let stated = attribute.value.as_ref();
    match LanguageTag::parse(stated) {
        None => {
            let message = format!("{} is {stated:?}, which is no BCP 47 language tag", attribute.name);
            out.add(none, attribute.place, message, stated);
        }
        Some(tag) if tag.as_str() != stated => {
            let message = format!("{} is {stated:?}; its canonical form is {tag}", attribute.name);
            out.add(case, attribute.place, message, stated);
        }
        Some(_) => {}
    }
}
