//! A flow chart: visits below each other, each with the results that lead to it, and lines from the visits
//! at which the results are recorded. Boxes begin at the gutter in which the lines run, and fill the rest of
//! the width. It is drawn twice, for a phone and for a page: text in a picture does not break by itself.

use serde::Serialize;

/// Room in the gutter beside the lanes, in pixels.
const EDGE: i32 = 12;
/// Height of a line of a title, and of smaller text.
const TITLE: i32 = 18;
const SMALL: i32 = 17;
/// Room above and below the text in a box, and between two boxes.
const INSET: i32 = 9;
const BETWEEN: i32 = 12;
/// Pixels to the letter of a title, and of smaller text.
const LETTER: i32 = 9;
const SMALL_LETTER: i32 = 7;
/// What a picture is drawn for.
#[derive(Clone, Copy)]
struct Width {
    /// The least width of the picture, within the margins of the page.
    least: i32,
    /// Width of a line's lane in the gutter.
    lane: i32,
}

/// The narrowest phone is 320 wide, its margins 20 each: the lanes lie closer there, to leave room for the words.
const PHONE: Width = Width {
    least: 280,
    lane: 8,
};
const PAGE: Width = Width {
    least: 660,
    lane: 14,
};

/// What a box says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub(crate) title: String,
    /// Who and when.
    pub(crate) says: String,
    /// The results that lead to it.
    pub(crate) results: Vec<String>,
    /// Class of its colour.
    pub(crate) class: String,
}

/// The chart, drawn for a phone and for a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FlowPicture {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) desc: String,
    pub(crate) narrow: Drawing,
    pub(crate) wide: Drawing,
}

/// One drawing of the chart.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Drawing {
    pub(crate) height: i32,
    pub(crate) visits: Vec<Visit>,
    pub(crate) lines: Vec<Line>,
}

/// The box of a visit.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Visit {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) height: i32,
    pub(crate) class: String,
    pub(crate) texts: Vec<Text>,
}

/// A text, in lines below each other.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Text {
    pub(crate) x: i32,
    /// Of its first line.
    pub(crate) y: i32,
    /// From one line to the next.
    pub(crate) down: i32,
    pub(crate) class: &'static str,
    /// With an end of line where it is broken.
    pub(crate) says: String,
}

/// A line from a visit to one that follows: out to its lane, down, and in with an arrow.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    pub(crate) x: i32,
    pub(crate) lane: i32,
    pub(crate) from: i32,
    pub(crate) to: i32,
}

impl FlowPicture {
    /// Of nodes from the first to the last, with steps from one to another by place.
    pub(crate) fn new(
        id: &str,
        (title, desc): (&str, &str),
        nodes: &[Node],
        steps: &[(usize, usize)],
    ) -> Self {
        let lanes = lanes(nodes.len(), steps);
        Self {
            id: format!("bild-{id}"),
            title: title.to_owned(),
            desc: desc.to_owned(),
            narrow: Drawing::new(PHONE, nodes, steps, &lanes),
            wide: Drawing::new(PAGE, nodes, steps, &lanes),
        }
    }
}

impl Drawing {
    fn new(
        width: Width,
        nodes: &[Node],
        steps: &[(usize, usize)],
        lanes: &[Option<usize>],
    ) -> Self {
        let last = lanes.iter().flatten().max().copied();
        let gutter = |lanes: usize| width.lane * i32::try_from(lanes).unwrap_or_default();
        let x = EDGE + gutter(last.map_or(0, |lane| lane + 1));
        let mut y = 4;
        let drawn = nodes.iter().map(|node| drawn(node, x, width.least, &mut y));
        let visits: Vec<Visit> = drawn.collect();
        let line = |(from, to): &(usize, usize)| {
            let (start, end) = (visits.get(*from)?, visits.get(*to)?);
            Some(Line {
                x,
                lane: x - width.lane - gutter((*lanes.get(*from)?)?),
                from: start.y + start.height - INSET,
                to: end.y + INSET + SMALL / 2,
            })
        };
        Self {
            height: y,
            lines: steps.iter().filter_map(line).collect(),
            visits,
        }
    }
}

/// The lane of the lines from each node, the first nearest to the boxes; none for what nothing follows from. Two
/// nodes share a lane where no line of the one passes a line of the other.
fn lanes(nodes: usize, steps: &[(usize, usize)]) -> Vec<Option<usize>> {
    let span = |node: usize| {
        let ends = steps.iter().filter(|(from, _)| *from == node);
        let ends = ends.flat_map(|(from, to)| [*from, *to]);
        Some((ends.clone().min()?, ends.max()?))
    };
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut lane = |node: usize| {
        let (first, last) = span(node)?;
        let free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(a, b)| *b < first || last < *a);
        let place = taken.iter().position(free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        taken.get_mut(place)?.push((first, last));
        Some(place)
    };
    (0..nodes).map(&mut lane).collect()
}

/// The box of a node in a picture of this width; `y` goes on to below it.
fn drawn(node: &Node, x: i32, width: i32, y: &mut i32) -> Visit {
    let room = (width - x - 2 * EDGE).max(LETTER);
    let results = node.results.iter();
    let parts = results.map(|says| (says, "flow-result", SMALL_LETTER, SMALL));
    let parts = parts.chain([
        (&node.title, "flow-title", LETTER, TITLE),
        (&node.says, "flow-says", SMALL_LETTER, SMALL),
    ]);
    let (mut texts, mut down) = (Vec::new(), INSET);
    for (says, class, letter, height) in parts {
        let lines = broken(says, usize::try_from(room / letter).unwrap_or(1));
        texts.push(Text {
            x: x + EDGE,
            y: *y + down + height - 5,
            down: height,
            class,
            says: lines.join("\n"),
        });
        down += height * i32::try_from(lines.len()).unwrap_or_default();
    }
    let drawn = Visit {
        x,
        y: *y,
        height: down + INSET,
        class: node.class.clone(),
        texts,
    };
    *y += drawn.height + BETWEEN;
    drawn
}

/// A text in lines of at most so many letters, broken between words; a longer word is a line of its own.
pub(super) fn broken(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_would_pass_each_other_have_lanes_of_their_own() {
        assert_eq!(lanes(3, &[(0, 1), (1, 2)]), [Some(0), Some(1), None]);
        assert_eq!(lanes(4, &[(0, 1), (2, 3)]), [Some(0), None, Some(0), None]);
        assert_eq!(lanes(3, &[(0, 2), (1, 2)]), [Some(0), Some(1), None]);
    }

    #[test]
    fn a_text_is_broken_between_words() {
        assert_eq!(broken("Ett två tre", 7), ["Ett två", "tre"]);
        assert_eq!(broken("Hörselmätning av", 5), ["Hörselmätning", "av"]);
        assert_eq!(broken("", 5), [""; 0]);
    }

    #[test]
    fn no_text_leaves_its_box_and_no_box_lies_over_another() {
        let node = |title: &str| Node {
            title: title.repeat(9),
            says: "BVC · 4 veckor".to_owned(),
            results: vec!["om svaret är ett".to_owned()],
            class: "s0".to_owned(),
        };
        let picture = FlowPicture::new(
            "a",
            ("T", "D"),
            &[node("Ett besök "), node("B"), node("Ett till ")],
            &[(0, 1), (0, 2)],
        );
        for drawing in [&picture.narrow, &picture.wide] {
            let mut below = 0;
            for one in &drawing.visits {
                assert!(one.y >= below);
                below = one.y + one.height;
                assert!(one.texts.iter().all(|text| {
                    let lines = i32::try_from(text.says.lines().count()).unwrap();
                    one.y < text.y && text.y + (lines - 1) * text.down < below
                }));
            }
            assert!(below <= drawing.height);
            assert_eq!(drawing.lines.len(), 2);
        }
        assert!(picture.wide.height < picture.narrow.height);
    }

    #[test]
    fn on_the_narrowest_phone_every_line_ends_within_the_page() {
        let words = "Syn- och hörselprövning hos barnhälsovården med remiss ".repeat(4);
        let node = || Node {
            title: words.clone(),
            says: words.clone(),
            results: vec![words.clone()],
            ..Node::default()
        };
        let steps = [(0, 3), (1, 3), (2, 3)];
        let picture = FlowPicture::new("a", ("T", "D"), &[node(), node(), node(), node()], &steps);
        for text in picture.narrow.visits.iter().flat_map(|one| &one.texts) {
            let letter = if text.class == "flow-title" {
                LETTER
            } else {
                SMALL_LETTER
            };
            let longest = text.says.lines().map(|line| line.chars().count()).max();
            let width = letter * i32::try_from(longest.unwrap()).unwrap();
            assert!(text.x + width <= 320 - 2 * 20, "{}", text.says);
        }
    }
}
