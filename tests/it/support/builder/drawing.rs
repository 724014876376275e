//! Text boxes in both spellings, and an embedded object. All are runs; a box holds paragraphs.

use super::paragraph::run;
use super::xml::{element, group};

const SHAPES: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const WIDE: &str = "5274310";
const HIGH: &str = "1440180";

/// A box as Word writes it now: the same paragraphs twice, as a drawing and as VML.
pub(crate) fn text_box(id: u32, paragraphs: &str) -> String {
    let choice = element("mc:Choice", &[("Requires", "wps")], &drawing(id, paragraphs));
    let fallback = group("mc:Fallback", &picture(id, paragraphs));
    run(&group("mc:AlternateContent", &(choice + &fallback)))
}

/// A box as older programs write it: VML alone.
pub(crate) fn vml_text_box(id: u32, paragraphs: &str) -> String {
    run(&picture(id, paragraphs))
}

/// An embedded worksheet; its bytes are a part of the package under the given relationship.
pub(crate) fn embedded_object(relationship: &str) -> String {
    let shape =
        element("v:shape", &[("id", "_x0000_i1025"), ("style", "width:80pt;height:40pt")], "");
    let object = element(
        "o:OLEObject",
        &[
            ("Type", "Embed"),
            ("ProgID", "Excel.Sheet.12"),
            ("ShapeID", "_x0000_i1025"),
            ("DrawAspect", "Content"),
            ("ObjectID", "_1700000000"),
            ("r:id", relationship),
        ],
        "",
    );
    run(&group("w:object", &(shape + &object)))
}

fn picture(id: u32, paragraphs: &str) -> String {
    let content = group("v:textbox", &group("w:txbxContent", paragraphs));
    let name = format!("_x0000_s{}", 1026 + id);
    let style = "position:absolute;width:415pt;height:113pt;z-index:1";
    let attributes = [("id", name.as_str()), ("style", style), ("stroked", "f")];
    group("w:pict", &element("v:rect", &attributes, &content))
}

fn drawing(id: u32, paragraphs: &str) -> String {
    let id = id.to_string();
    let parts = [
        element("wp:simplePos", &[("x", "0"), ("y", "0")], ""),
        position("wp:positionH", "column"),
        position("wp:positionV", "paragraph"),
        element("wp:extent", &[("cx", WIDE), ("cy", HIGH)], ""),
        element("wp:wrapTopAndBottom", &[], ""),
        element("wp:docPr", &[("id", &id), ("name", &format!("文本框 {id}"))], ""),
        element("wp:cNvGraphicFramePr", &[], ""),
        group("a:graphic", &element("a:graphicData", &[("uri", SHAPES)], &shape(paragraphs))),
    ];
    let places = ["distT", "distB", "distL", "distR", "simplePos", "behindDoc", "locked"];
    let mut attributes: Vec<(&str, &str)> = places.iter().map(|name| (*name, "0")).collect();
    attributes.extend([("relativeHeight", "1"), ("layoutInCell", "1"), ("allowOverlap", "1")]);
    group("w:drawing", &element("wp:anchor", &attributes, &parts.concat()))
}

fn shape(paragraphs: &str) -> String {
    let size = element("a:off", &[("x", "0"), ("y", "0")], "")
        + &element("a:ext", &[("cx", WIDE), ("cy", HIGH)], "");
    let form = element("a:prstGeom", &[("prst", "rect")], &group("a:avLst", ""));
    let parts = [
        element("wps:cNvSpPr", &[("txBox", "1")], ""),
        group("wps:spPr", &(group("a:xfrm", &size) + &form)),
        group("wps:txbx", &group("w:txbxContent", paragraphs)),
        group("wps:bodyPr", ""),
    ];
    group("wps:wsp", &parts.concat())
}

fn position(name: &str, from: &str) -> String {
    element(name, &[("relativeFrom", from)], &group("wp:posOffset", "0"))
}
