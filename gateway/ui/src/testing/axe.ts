import axe from "axe-core";
import { vi } from "vitest";

/** What a checker of accessibility finds wrong. Colours and landmarks are there only with the styles and the frame of the app. */
export async function faultsOf(element: Element): Promise<string[]> {
  // jsdom draws nothing, and says so at every try.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  const { violations } = await axe.run(element, { iframes: false, rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "landmark-no-duplicate-banner": { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
