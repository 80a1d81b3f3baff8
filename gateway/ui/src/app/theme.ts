import { createTheme, type MantineColorsTuple } from "@mantine/core";

const harbour: MantineColorsTuple = ["#e9f6f8", "#d5ebef", "#a9d6de", "#7bc1cd", "#56b0bf", "#3fa4b5", "#2d97a9", "#1b8295", "#0c6478", "#064d5e"];
const ink: MantineColorsTuple = ["#d5dbe1", "#b3bcc6", "#9aa5b1", "#6b7785", "#3a4552", "#2b3541", "#1f2731", "#171d25", "#11161d", "#0b0f14"];

export const theme = createTheme({
  colors: { harbour, dark: ink },
  primaryColor: "harbour",
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: "md",
  fontFamily: '"Inter Variable", "Noto Sans Arabic Variable", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.625rem", lineHeight: "1.25" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  components: {
    Paper: { defaultProps: { radius: "md" } },
    // An open list stays with its field. A phone's keyboard or a page that moves puts the field out of what the library takes for the screen, and the list would be open and not be drawn.
    Combobox: { defaultProps: { hideDetached: false } },
    // The header of a dialog is no second banner of the page.
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: "presentation" } } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 150, multiline: true } },
  },
});
