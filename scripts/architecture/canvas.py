"""A small SVG canvas: boxes, lines, words. A light ground of its own keeps a picture readable on dark pages too."""
from html import escape

INK, SOFT, LINE, PAPER = "#1b2733", "#5a6b7b", "#8fa1b3", "#fbfcfd"
FONT = "system-ui,'Noto Sans','Noto Sans CJK SC','WenQuanYi Micro Hei',sans-serif"


class Canvas:
    def __init__(self, width: int, height: int, title: str):
        self._size = (width, height)
        self._parts = [f"<title>{escape(title)}</title>"]
        self.box(0.5, 0.5, width - 1, height - 1, PAPER, LINE, 10)

    def box(self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "none", round_: float = 6) -> None:
        self._parts.append(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}" '
                           f'fill="{fill}" stroke="{stroke}"/>')

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str = "none") -> None:
        self._parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def words(self, x: float, y: float, text: str, size: float = 13, fill: str = INK, anchor: str = "start",
              bold: bool = False, turned: bool = False) -> None:
        weight = ' font-weight="600"' if bold else ""
        turn = f' transform="rotate(-45 {x:g} {y:g})"' if turned else ""
        self._parts.append(f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}" text-anchor="{anchor}"{weight}{turn}>'
                           f"{escape(text)}</text>")

    def arrow(self, points: list[tuple[float, float]], dashed: bool = False) -> None:
        path = "M" + " L".join(f"{x:g} {y:g}" for x, y in points)
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self._parts.append(f'<path d="{path}" fill="none" stroke="{SOFT}" stroke-width="1.6"{dash} marker-end="url(#tip)"/>')

    def svg(self) -> str:
        width, height = self._size
        tip = (f'<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto" '
               f'markerUnits="userSpaceOnUse"><path d="M0 0 L8 4 L0 8 z" fill="{SOFT}"/></marker></defs>')
        head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
                f'font-family="{FONT}" role="img">')
        return "\n".join([head, tip, *self._parts, "</svg>"]) + "\n"
