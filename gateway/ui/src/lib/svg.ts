import { download } from "./csv";

/** The picture with the theme's colours written into it, because a file on disk has no style sheet. */
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.querySelectorAll("[data-screen-only]").forEach((element) => {
    element.remove();
  });
  const styles = getComputedStyle(document.documentElement);
  return new XMLSerializer().serializeToString(copy).replace(/var\((--[\w-]+)\)/g, (whole, name: string) => styles.getPropertyValue(name).trim() || whole);
}

export function downloadSvg(name: string, svg: SVGSVGElement): void {
  download(`${name}.svg`, "image/svg+xml", standalone(svg));
}
