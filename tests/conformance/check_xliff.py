"""Validates an XLIFF 2.1 file against the core schema and those of its modules in one pass.

check_xliff.py SCHEMAS FILE    where SCHEMAS is the folder with xliff_core_2.0.xsd
"""

import pathlib
import sys

from lxml import etree

MODULES = {
    "urn:oasis:names:tc:xliff:document:2.0": "xliff_core_2.0.xsd",
    "urn:oasis:names:tc:xliff:glossary:2.0": "glossary.xsd",
    "urn:oasis:names:tc:xliff:matches:2.0": "matches.xsd",
    "urn:oasis:names:tc:xliff:metadata:2.0": "metadata.xsd",
}


def main(schemas, path):
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{(schemas / name).resolve().as_uri()}"/>'
        for namespace, name in MODULES.items()
    )
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    schema = etree.XMLSchema(etree.fromstring(wrapper))
    if not schema.validate(etree.parse(str(path))):
        for error in list(schema.error_log)[:20]:
            print(f"line {error.line}: {error.message}")
        sys.exit(1)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
