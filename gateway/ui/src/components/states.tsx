import { Button, Center, Code, CopyButton, Group, Paper, Skeleton, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type FieldFault, type Problem, faultSentence, isMissing, problemOf, problemText, reasonOf, saidByFields } from "@/lib/problem";
import { AlertIcon, CopyIcon, InboxIcon, RetryIcon } from "./icons";

export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" aria-busy="true">
      <VisuallyHidden role="status">{t("loading")}</VisuallyHidden>
      <Stack gap="sm">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={20} width={`${95 - ((row * 17) % 40)}%`} />
        ))}
      </Stack>
    </Paper>
  );
}

interface EmptyProps {
  title: string;
  text: ReactNode;
  action?: ReactNode;
}

export function Empty({ title, text, action }: EmptyProps) {
  return (
    <Paper withBorder p="xl">
      <Center>
        <Stack align="center" gap={6} maw={460} ta="center" py="lg">
          <span className="tp-empty-icon">
            <InboxIcon size={28} />
          </span>
          <Title order={2} size="h4">
            {title}
          </Title>
          <Text c="dimmed">{text}</Text>
          {action && <Group mt="sm">{action}</Group>}
        </Stack>
      </Center>
    </Paper>
  );
}

/** Reasons with a sentence of their own, in the reader's language. */
const EXPLAINED = ["unreachable", "unavailable", "forbidden", "not-found", "too-many-requests", "unexpected"] as const;

/** A title of ours: that of a problem document is only the phrase of its HTTP status, in English. */
function titleKey({ status }: Problem, reason: string) {
  const known = EXPLAINED.find((each) => each === reason);
  if (known) {
    return known;
  }
  if (reason === "validation") {
    return "validation";
  }
  if (status === 409 || status === 412) {
    return "conflict";
  }
  return status === 503 ? "unavailable" : status >= 400 && status < 500 ? "refused" : "unexpected";
}

function RequestIdLine({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} mt={6}>
      <Text size="sm" c="dimmed">
        {t("problem.requestId")}
      </Text>
      <Code>{id}</Code>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="subtle" onClick={copy} leftSection={<CopyIcon size={13} />} aria-label={t("problem.copyId")}>
            {copied ? t("copied") : t("copy")}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

interface ProblemProps {
  error: unknown;
  onRetry?: () => void;
  /** Faults that no field of the form shows; without any, a refusal that the fields explain needs no panel. */
  faults?: FieldFault[];
}

export function ProblemPanel({ error, onRetry, faults }: ProblemProps) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  if (faults && saidByFields(error, faults)) {
    return null;
  }
  const missing = isMissing(problem);
  const reason = missing ? "not-found" : reasonOf(problem);
  const known = EXPLAINED.find((each) => each === reason);
  const title = t(`problem.${titleKey(problem, reason)}.title`);
  const text = known && known !== "forbidden" ? t(`problem.${known}.text`) : (problemText(problem) ?? (known ? t(`problem.${known}.text`) : undefined));
  return (
    <Paper withBorder p="md" role="alert" className="tp-problem">
      <Group align="flex-start" wrap="nowrap" gap="sm">
        <span className="tp-problem-icon">
          <AlertIcon size={20} />
        </span>
        <div>
          <Text fw={600}>{title}</Text>
          {text && text !== title && <Text size="sm">{text}</Text>}
          {(faults ?? []).map((fault) => (
            <Text size="sm" key={`${fault.field} ${fault.reason}`}>
              {faultSentence(fault)}
            </Text>
          ))}
          {problem.requestId && <RequestIdLine id={problem.requestId} />}
          {onRetry && !missing && (
            <Button mt="sm" size="xs" variant="default" leftSection={<RetryIcon size={15} />} onClick={onRetry}>
              {t("tryAgain")}
            </Button>
          )}
        </div>
      </Group>
    </Paper>
  );
}

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  loading?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Loading, error and data of one query; an error beside data that is already shown keeps the data. */
export function QueryView<T>({ query, loading, children }: QueryViewProps<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  }
  return query.isError ? <ProblemPanel error={query.error} onRetry={() => void query.refetch()} /> : (loading ?? <Loading />);
}
