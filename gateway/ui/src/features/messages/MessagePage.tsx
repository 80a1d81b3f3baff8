import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { RoleButton } from "@/components/controls";
import { Facts } from "@/components/Facts";
import { RetryIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { MessageDetail, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useNames } from "@/lib/names";
import { useSite } from "@/lib/sites";
import { useMessage, useRetry } from "./api";
import { MessageStateBadge } from "./MessageStateBadge";
import { mayRetry } from "./model";

const RETRIERS: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER"];

function Detail({ message }: { message: MessageDetail }) {
  const { t } = useTranslation("messages");
  const shown = useShown();
  const { dateTime, number } = useFormats();
  const names = useNames();
  const site = useSite(message.site);
  const zone = site?.timeZone ?? "UTC";
  return (
    <div className="tp-two">
      <Paper withBorder p="md" component="section">
        <Title order={2} mb="sm">
          {t("text")}
        </Title>
        <p className="tp-prose" dir="auto">
          {shown(message, "text")}
        </p>
      </Paper>
      <Paper withBorder p="md" component="section">
        <Title order={2} mb="sm">
          {t("about")}
        </Title>
        <Stack gap="md">
          {message.lastError && (
            <div>
              <Text size="sm" c="dimmed">
                {t("lastError")}
              </Text>
              <Text className="tp-prose" size="sm">
                {message.lastError}
              </Text>
            </div>
          )}
          <Facts
            items={[
              [t("column.recipient"), message.recipient],
              [t("column.site"), site?.name ?? message.site],
              [t("kindLabel"), names("kind", message.kind)],
              [t("channel"), names("channel", message.channel)],
              [t("column.attempts"), number(message.attempts)],
              [t("created"), dateTime(message.createdAt, zone)],
              ...(message.nextTryAt ? [[t("nextTry"), dateTime(message.nextTryAt, zone)] as const] : []),
              [t("sent"), message.sentAt && dateTime(message.sentAt, zone)],
            ]}
          />
        </Stack>
      </Paper>
    </div>
  );
}

export default function MessagePage() {
  const { t } = useTranslation("messages");
  const { id = "" } = useParams();
  const query = useMessage(id);
  const retry = useRetry(id);
  const message = query.data;
  return (
    <>
      <PageHeader
        title={message?.subject ?? t("one")}
        back={{ to: "/messages", label: t("title") }}
        lead={
          message && (
            <Group gap="xs">
              <MessageStateBadge state={message.state} />
              {message.restricted && <Badge variant="outline">{t("restricted")}</Badge>}
            </Group>
          )
        }
        aside={
          message &&
          mayRetry(message.state) && (
            <RoleButton
              needs={RETRIERS}
              leftSection={<RetryIcon size={16} />}
              loading={retry.isPending}
              onClick={() => {
                retry.mutate();
              }}
            >
              {t("retry")}
            </RoleButton>
          )
        }
      />
      {retry.isError && <ProblemPanel error={retry.error} />}
      <QueryView query={query}>{(data) => <Detail message={data} />}</QueryView>
    </>
  );
}
