import { Anchor, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { MailFiles } from "./MailFiles";
import { useMails } from "./mails";

/** The mails that a case came from and that were answered to it. */
export function MailsPanel({ complaint, zone }: { complaint: ComplaintDetail; zone: string }) {
  const { t } = useTranslation("complaints");
  const shown = useShown();
  const { dateTime } = useFormats();
  const { data, error } = useMails(complaint.id);
  if (error) {
    return <ProblemPanel error={error} />;
  }
  return data === undefined || data.length === 0 ? null : (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t("mail.ofCase")}
      </Title>
      <Stack gap="lg">
        {data.map((mail) => {
          const folder = `/api/complaints/${complaint.id}/mails/${mail.id}`;
          return (
            <div key={mail.id}>
              <Text fw={600} dir="auto">
                {shown(mail, "subject") || t("mail.noSubject")}
              </Text>
              <Text size="sm" c="dimmed">
                {dateTime(mail.takenAt, zone)} · <bdi>{shown(mail, "sender") || t("mail.noSender")}</bdi> · {t(mail.reply ? "mail.answer" : "mail.first")} ·{" "}
                <Anchor href={`${folder}/raw`} download size="sm" underline="always">
                  {t("mail.asItCame")}
                </Anchor>
              </Text>
              <MailFiles mail={mail} folder={folder} />
            </div>
          );
        })}
      </Stack>
    </Paper>
  );
}
