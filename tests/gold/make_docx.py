"""Builds seeds/04-bibliotheque.fr.docx, byte for byte.

Run `python3 tests/gold/make_docx.py` from the project's root to write the file again, or with `--check` to compare it
with the one that stands there (exit code 1 when they differ). Only the standard library is needed. Parts are stored
without compression and carry one fixed date, so the bytes do not depend on the machine or on the version of zlib.

The document shows what a reader of Word files has to cope with: a heading style, a word whose letters are spread over
three runs, a list, a table, a header, a footer, a footnote, a hyperlink, a tracked insertion and a deletion, hidden
text, and a text box that is written twice, in both branches of mc:AlternateContent.
"""

import io
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

TARGET = pathlib.Path(__file__).resolve().parents[2] / "seeds" / "04-bibliotheque.fr.docx"
DATE = (2024, 6, 3, 8, 0, 0)
STAMP = "2024-06-03T08:00:00Z"
NO_BREAK = "\u00a0"
NARROW = "\u202f"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = " ".join(
    [
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    ]
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text, properties=""):
    """One run; `properties` is what stands inside w:rPr."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def bold(text):
    return run(text, "<w:b/>")


def paragraph(*content, style=None, extra=""):
    """One paragraph; plain strings become runs."""
    runs = "".join(part if part.startswith("<w:") or part.startswith("<mc:") else run(part) for part in content)
    name = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{name}{extra}</w:pPr>" if name or extra else ""
    return f"<w:p>{properties}{runs}</w:p>"


def item(text):
    return paragraph(text, style="ListParagraph", extra='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def inserted(text):
    return f'<w:ins w:id="11" w:author="Relecture" w:date="{STAMP}">{run(text)}</w:ins>'


def deleted(text):
    words = escape(text)
    return (
        f'<w:del w:id="12" w:author="Relecture" w:date="{STAMP}">'
        f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'
    )


def hidden(text):
    return run(text, "<w:vanish/>")


def link(text):
    return '<w:hyperlink r:id="rIdLink" w:history="1">' + run(text, '<w:rStyle w:val="Hyperlink"/>') + "</w:hyperlink>"


def note_reference():
    return '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'


def text_box(text):
    """The same box as a DrawingML shape and, for old readers, as VML."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    choice = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2520000" cy="540000"/>'
        '<wp:docPr id="1" name="Encadré 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2520000" cy="540000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = f'<w:pict><v:rect id="Encadré1" style="width:198pt;height:42pt"><v:textbox>{content}</v:textbox></v:rect></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(rows):
    cells = "".join(
        "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>{paragraph(cell)}</w:tc>' for cell in row) + "</w:tr>"
        for row in rows
    )
    grid = '<w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="4800" w:type="dxa"/></w:tblPr>{grid}{cells}</w:tbl>'


def body():
    n, f = NO_BREAK, NARROW
    return [
        paragraph("Une bibliothèque sur six roues", style="Titre1"),
        paragraph("Par Peter Aldermere", style="Signature"),
        paragraph("3 juin 2024"),
        paragraph(
            "Un mardi sur deux, un bus jaune à six roues monte de ",
            run("Mar"), bold("neou"), run("li"),
            f" au plateau de Djavakhétie avec 1{f}", deleted("800"), inserted("900"), " livres à bord. ",
            "Il dessert neuf villages et s’arrête dans chacun une heure exactement. ",
            f"«{f}Cinquante-cinq minutes pour les livres et cinq pour les potins{f}», dit la bibliothécaire, Gulnar Aslanbeïova.",
        ),
        paragraph(
            "Le bus appartient à La Route des lectures, une petite association fondée à Tbilissi en 2016. ",
            "Il a d’abord servi d’autobus de ville à Strasbourg, et une plaque au-dessus de la porte continue de dire ",
            run(f"«{n}Tenez-vous à la rampe, s’il vous plaît{n}»", "<w:i/>"),
            " à des paysans aux bottes pleines de neige. ",
            "Samvel Ghoukassiants, qui le conduit depuis le premier jour, n’a jamais eu d’accident, "
            "mais il a eu deux fois un mouton pour passager.",
        ),
        paragraph("Cinq langues, quatre alphabets", style="Titre2"),
        paragraph(
            "Sur les rayons, des livres en géorgien, en arménien, en azerbaïdjanais, en russe et en français. ",
            "L’auteur le plus emprunté est Hovhannès Toumanian (1869-1923), dont les contes sont demandés dans les cinq langues. ",
            "Vient ensuite Nizami, le poète de Gandja, qui vécut au douzième siècle. ",
            hidden("[vérifier l’orthographe : Gandja ou Gandzak ?] "),
            "Le troisième, grâce à un recueil de chansons, est Charles Aznavour (1924-2018), dont le père était né à Akhaltsikhé.",
        ),
        paragraph(
            "« Je lis un roman en azerbaïdjanais, ma voisine le lit en arménien, et ensuite nous nous disputons en géorgien », "
            "raconte Rachad Heydarbeyli, un élève de 16 ans. ",
            "Sa voisine, Anahit Terzibachian, a 71 ans et assure qu’elle gagne toujours.",
        ),
        paragraph("Trois règles", style="Titre2"),
        paragraph(f"Les nouveaux lecteurs et les nouvelles lectrices signent une carte qui porte trois règles{n}:"),
        item("Deux livres par personne, trois en hiver."),
        item("Un livre mouillé s’avoue, il ne se sèche pas sur le poêle."),
        item("Qui termine le roman policier se tait."),
        paragraph(
            "La troisième règle a été enfreinte onze fois depuis 2016, d’après une liste affichée derrière le siège du conducteur. ",
            "La peine prévue est la lecture publique du bulletin météo.",
        ),
        paragraph("Ce que cela coûte", style="Titre2"),
        paragraph(
            f"Le bus coûte 41{f}000 laris par an", note_reference(), ". ",
            "Un tiers vient des lecteurs et lectrices, qui versent deux laris par mois ; "
            "le reste vient de la ville de Marneouli et d’une fondation de Bruxelles. ",
            "L’hiver dernier, le moteur a gelé pendant neuf jours, et un instituteur à la retraite de Ninotsminda "
            "a livré 60 livres en luge. ",
            "Depuis, l’association lui a offert une clochette. ",
            "Il s’en sert aussi, dit-on, pour rentrer ses vaches.",
        ),
        table(
            [
                ("Arrêt", "Arrivée"),
                ("Marneouli", "8 h 00"),
                ("Tsalka", "10 h 10"),
                ("Ninotsminda", "12 h 00"),
                ("Akhalkalaki", "13 h 30"),
            ]
        ),
        paragraph(text_box("Horaires donnés sous réserve de neige.")),
        paragraph(
            "Le bus s’arrête aussi partout où quelqu’un agite un livre. ",
            "Les personnes qui veulent offrir des livres trouveront la liste des souhaits sur ",
            link("la page de La Route des lectures"), ". ",
            "Elle commence, ce mois-ci, par une grammaire du grec et par n’importe quoi sur les manchots.",
        ),
    ]


def styles():
    def one(name, identity, level=None, kind="paragraph"):
        outline = f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>' if level is not None else ""
        return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{outline}</w:style>'

    return (
        f"<w:styles {NAMESPACES}>"
        + one("heading 1", "Titre1", 0)
        + one("heading 2", "Titre2", 1)
        + one("Signature", "Signature")
        + one("List Paragraph", "ListParagraph")
        + one("header", "Header")
        + one("footer", "Footer")
        + one("footnote text", "FootnoteText")
        + one("footnote reference", "FootnoteReference", kind="character")
        + one("Hyperlink", "Hyperlink", kind="character")
        + one("Table Grid", "TableGrid", kind="table")
        + "</w:styles>"
    )


def numbering():
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def footnotes():
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{paragraph(mark, run(" "), f"Environ 14{NARROW}000 euros au cours de mai 2024.", style="FootnoteText")}'
        "</w:footnote></w:footnotes>"
    )


def relationships(rows):
    lines = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"{mode}/>' for identity, kind, target, mode in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def parts():
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in [
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footnotes", "footnotes"),
            ("header1", "header"),
            ("footer1", "footer"),
        ]
    )
    return [
        (
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        ),
        ("_rels/.rels", relationships([("rId1", f"{OFFICE}/officeDocument", "word/document.xml", "")])),
        ("word/document.xml", f'<w:document {NAMESPACES}><w:body>{"".join(body())}{section}</w:body></w:document>'),
        (
            "word/_rels/document.xml.rels",
            relationships(
                [
                    ("rIdStyles", f"{OFFICE}/styles", "styles.xml", ""),
                    ("rIdNumbering", f"{OFFICE}/numbering", "numbering.xml", ""),
                    ("rIdNotes", f"{OFFICE}/footnotes", "footnotes.xml", ""),
                    ("rIdHeader", f"{OFFICE}/header", "header1.xml", ""),
                    ("rIdFooter", f"{OFFICE}/footer", "footer1.xml", ""),
                    ("rIdLink", f"{OFFICE}/hyperlink", "https://example.org/route-des-lectures", ' TargetMode="External"'),
                ]
            ),
        ),
        ("word/styles.xml", styles()),
        ("word/numbering.xml", numbering()),
        ("word/footnotes.xml", footnotes()),
        ("word/header1.xml", f'<w:hdr {NAMESPACES}>{paragraph("Dossier Caucase du Sud — bibliothèques", style="Header")}</w:hdr>'),
        ("word/footer1.xml", f'<w:ftr {NAMESPACES}>{paragraph("La Route des lectures, Tbilissi — page à distribuer à bord", style="Footer")}</w:ftr>'),
    ]


def build():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, xml in parts():
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = 0
            entry.external_attr = 0
            package.writestr(entry, (DECLARATION + xml).encode("utf-8"))
    return buffer.getvalue()


def main():
    made = build()
    if "--check" in sys.argv[1:]:
        same = TARGET.read_bytes() == made
        print(f"{TARGET.name}: {'as built' if same else 'differs from what the script builds'}")
        return 0 if same else 1
    TARGET.write_bytes(made)
    print(f"{TARGET.name}: {len(made)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
