//! The samples, byte for byte: the files in `tests/formats/write/`, which `tests/conformance/run.sh` validates.
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]

#[path = "../examples/write_samples.rs"]
#[expect(dead_code, reason = "the example's own door is not used here")]
mod samples;

use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/formats/write");

#[test]
fn samples_are_what_stands_in_the_folder() {
    for name in samples::FILES {
        let mut written = Vec::new();
        samples::write_sample(name, &mut written).unwrap();
        let path = Path::new(FOLDER).join(name);
        let expected = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if written != expected {
            let differs = String::from_utf8_lossy(&written)
                .lines()
                .zip(String::from_utf8_lossy(&expected).lines())
                .position(|(written, expected)| written != expected);
            panic!(
                "{name} differs from line {differs:?} on (counted from 0); the example write_samples renews it"
            );
        }
    }
}

#[test]
fn the_folder_holds_nothing_else() {
    let mut found: Vec<String> = std::fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    found.sort();
    let mut expected = samples::FILES.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_file_has_a_mark_only_where_its_reader_wants_one_and_no_bare_carriage_return() {
    for name in samples::FILES {
        let mut written = Vec::new();
        samples::write_sample(name, &mut written).unwrap();
        assert_eq!(written.starts_with("\u{FEFF}".as_bytes()), name == "bitext.trados.tmx", "{name}");
        assert!(!written.contains(&b'\r'), "{name}");
        assert!(written.ends_with(b"\n"), "{name}");
        assert!(std::str::from_utf8(&written).is_ok(), "{name}");
    }
}
