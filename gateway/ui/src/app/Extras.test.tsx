import { act, screen, waitFor } from "@testing-library/react";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { expect, test } from "vitest";
import { open } from "@/testing/render";
import Extras from "./Extras";

test.each([
  ["en", "Close"],
  ["ar", "إغلاق"],
])("the cross of a note has a name in the language %s, whoever shows the note", async (language, name) => {
  await i18next.changeLanguage(language);
  open(<Extras />, "/");
  await waitFor(() => {
    expect(document.querySelector(".mantine-Notifications-root")).toBeInTheDocument();
  });
  act(() => {
    notifications.show({ message: "Saved", autoClose: false });
  });
  expect(await screen.findByText("Saved")).toBeInTheDocument();
  const crosses = [...document.querySelectorAll(".mantine-Notification-closeButton")];
  expect(crosses).not.toEqual([]);
  expect(crosses.map((cross) => cross.getAttribute("aria-label"))).toEqual(crosses.map(() => name));
});
