import { MantineThemeProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import "@mantine/notifications/styles.css";
import { useTranslation } from "react-i18next";
import { KeysHelp } from "./KeysHelp";
import { Palette } from "./Palette";

/** What nobody needs in the first second: fetched after the page is drawn. */
export default function Extras() {
  const { t } = useTranslation("components");
  return (
    <>
      {/* The cross of each note is named here, so that whoever shows one need not think of it. */}
      <MantineThemeProvider theme={{ components: { Notification: { defaultProps: { closeButtonProps: { "aria-label": t("close") } } } } }}>
        <Notifications position="top-right" />
      </MantineThemeProvider>
      <KeysHelp />
      <Palette />
    </>
  );
}
