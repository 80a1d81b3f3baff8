import { MantineProvider, Modal, Select } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { theme } from "./theme";

test("the header of a dialog is no banner of the page, and still names the dialog", () => {
  render(
    <MantineProvider theme={theme} env="test">
      <Modal opened onClose={() => undefined} title="Hand over">
        Words
      </Modal>
    </MantineProvider>,
  );
  const dialog = screen.getByRole("dialog", { name: "Hand over" });
  expect(within(dialog).queryByRole("banner")).not.toBeInTheDocument();
  expect(within(dialog).getByRole("heading", { name: "Hand over" })).toBeInTheDocument();
});

test("an open list is drawn also when its field is not within the screen", async () => {
  // Without a layout every field is beyond the screen, whose size is nothing.
  render(
    <MantineProvider theme={theme}>
      <Select label="Outcome" data={["Upheld", "Declined"]} />
    </MantineProvider>,
  );
  const field = screen.getByRole("combobox", { name: "Outcome" });
  await userEvent.click(field);
  expect(field).toHaveAttribute("aria-expanded", "true");
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(screen.getByRole("option", { name: "Upheld" })).toBeVisible();
});
