export type Cell = string | number | boolean | null | undefined;

/** Spreadsheets run a cell that starts like this as a formula; an apostrophe makes it text again. */
const FORMULA = /^[=+\-@\t\r]/;

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined) {
    return "";
  }
  if (typeof cell !== "string") {
    return String(cell);
  }
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  // Where the comma is the decimal point, spreadsheets part cells at semicolons.
  return /[",;\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(quoted).join(",") + "\r\n").join("");
}

export function download(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export function downloadCsv(name: string, rows: readonly (readonly Cell[])[]): void {
  // The byte order mark tells Excel that the text is UTF-8.
  download(`${name}.csv`, "text/csv;charset=utf-8", `\uFEFF${toCsv(rows)}`);
}
