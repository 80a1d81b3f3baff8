import { Notifications } from "@mantine/notifications";
import "@mantine/notifications/styles.css";
import { KeysHelp } from "./KeysHelp";
import { Palette } from "./Palette";

/** What nobody needs in the first second: fetched after the page is drawn. */
export default function Extras() {
  return (
    <>
      <Notifications position="top-right" />
      <KeysHelp />
      <Palette />
    </>
  );
}
