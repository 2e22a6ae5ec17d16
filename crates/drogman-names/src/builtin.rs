//! The files of the glossary that drogman ships.

/// Name and text of each file, sources first.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("sources.toml", include_str!("../../../glossary/sources.toml")),
    ("places.toml", include_str!("../../../glossary/places.toml")),
    ("people.toml", include_str!("../../../glossary/people.toml")),
    ("bodies.toml", include_str!("../../../glossary/bodies.toml")),
    ("events.toml", include_str!("../../../glossary/events.toml")),
    ("peoples.toml", include_str!("../../../glossary/peoples.toml")),
];
