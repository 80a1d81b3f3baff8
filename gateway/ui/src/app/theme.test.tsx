import { MantineProvider, Modal } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
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
