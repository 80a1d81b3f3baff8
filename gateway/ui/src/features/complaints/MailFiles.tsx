import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Mail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";

const KILOBYTE = 1024;

/** What hung on a mail. What is no picture, PDF or plain text is told and not handed out. */
export function MailFiles({ mail, folder }: { mail: Mail; folder: string | null }) {
  const { t } = useTranslation("complaints");
  const { number } = useFormats();
  const names = useNames();
  return mail.files.length === 0 ? null : (
    <ul aria-label={t("mail.files")}>
      {mail.files.map(({ n, name, size, keptBack }) => (
        <li key={n}>
          {keptBack === null && folder !== null ? (
            <Anchor href={`${folder}/files/${n}`} download>
              <bdi>{name}</bdi>
            </Anchor>
          ) : (
            <bdi>{name}</bdi>
          )}{" "}
          <Text span size="sm" c="dimmed">
            {t("mail.kilobytes", { size: number(Math.max(1, Math.round(size / KILOBYTE))) })}
            {keptBack !== null && ` · ${names("complaints:mail.keptBack", keptBack)}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
