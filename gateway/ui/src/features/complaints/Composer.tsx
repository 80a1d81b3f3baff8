import { Alert, Button, Group, Modal, Paper, SegmentedControl, Select, Stack, Switch, Text, Textarea, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CheckIcon, DashIcon, EnvelopeIcon } from "@/components/icons";
import { ProblemPanel } from "@/components/states";
import type { ComplaintDetail, LetterDraft, LetterPreview } from "@/lib/contract";
import { download } from "@/lib/csv";
import { useDraft } from "@/lib/kept";
import { useLanguageName, useNames } from "@/lib/names";
import { hasReason, otherFaults } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { useSession } from "@/lib/session";
import { useClock } from "./api";
import { usePreview, usePrint, useSendLetter, useTemplates } from "./letters";
import { GUEST, LETTER_LANGUAGES, WITH_A_LETTER, blockOf, draftOf, gapOf, movesWith } from "./model";
import { useCasePlan } from "./plans";

const PAUSE = 600;

/** What the words of a text tell, beside it; nothing here hinders anybody. */
function Prompts({ preview }: { preview: LetterPreview | undefined }) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  return (
    <Stack gap="xs" role="status" aria-label={t("write.prompts")}>
      {GUEST.map((step) => {
        const found = preview?.steps.includes(step) === true;
        return (
          <Group key={step} gap="xs" wrap="nowrap" align="flex-start">
            {found ? <CheckIcon size={15} style={{ flexShrink: 0 }} /> : <DashIcon size={15} style={{ flexShrink: 0 }} />}
            <div>
              <Text fw={600} size="sm">
                {names("step", step)} <Text span size="sm" c="dimmed">{t(found ? "write.found" : "write.notFound")}</Text>
              </Text>
              <Text size="sm" c="dimmed">
                {t(`write.prompt.${step}`)}
              </Text>
            </div>
          </Group>
        );
      })}
      {preview && preview.warnings.length > 0 && (
        <Alert color="yellow" variant="outline" title={t("write.warnings")} styles={{ title: { color: "var(--tp-warn)" } }}>
          {preview.warnings.map(({ caution, words }) => (
            <Text key={`${caution} ${words}`} size="sm">
              {t(`write.caution.${caution}`)}: <bdi>“{words}”</bdi>
            </Text>
          ))}
        </Alert>
      )}
      {preview && preview.open.length > 0 && (
        <Alert color="red" variant="outline">
          {t("write.open", { gaps: preview.open.map((gap) => `{${gap}}`).join(", ") })}
        </Alert>
      )}
    </Stack>
  );
}

/** What a text lacks before it can be sent. */
function lackOf(text: string): "needed" | "gap" | null {
  return text.trim() === "" ? "needed" : gapOf(text) ? "gap" : null;
}

interface Written {
  text: string;
  once: string;
}

/** That somebody else alone answers this customer; whoever has reason to may write all the same. */
function AnsweredBy({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation("complaints");
  const { user } = useSession();
  const person = useCasePlan(complaint).data?.plan?.person;
  if (!person || person.id === user.id) {
    return null;
  }
  return (
    <Alert color="yellow" variant="outline" role="alert" styles={{ message: { color: "var(--tp-warn)" } }}>
      {t("write.planned", { who: person.name })}
    </Alert>
  );
}

/** Writes to the customer: a reply by mail and on the tracking page, or a letter for the post. */
export function Composer({ complaint, onClose }: { complaint: ComplaintDetail; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const languageName = useLanguageName();
  const kept = useDraft<Written>(`letter-${complaint.id}`);
  // The same try sent twice, by a double click, a lost answer or after the page was left, is one letter.
  const [once, setOnce] = useState(() => kept.found?.once ?? randomKey());
  const [channel, setChannel] = useState<LetterDraft["channel"]>("REPLY");
  const [language, setLanguage] = useState<string>(complaint.language);
  const [template, setTemplate] = useState<string | null>(null);
  const [text, setText] = useState(kept.found?.text ?? "");
  // What a template took the place of
  const [replaced, setReplaced] = useState("");
  const type = (words: string) => {
    setText(words);
    setReplaced("");
    kept.keep({ text: words, once });
  };
  const [recipient, setRecipient] = useState(blockOf(complaint.postal));
  const [to, setTo] = useState<string | null>(movesWith(complaint));
  const [holding, setHolding] = useState(false);
  const longer = useClock(complaint, true).data?.clocks.at(-1)?.longer;
  const [wrong, setWrong] = useState(false);
  const templates = useTemplates(complaint.site).data ?? [];
  const used = templates.find(({ id }) => id === template);
  const moves = WITH_A_LETTER.filter((status) => complaint.moves.includes(status));
  // Somebody else may have moved it there in the meantime.
  const goes = moves.find((status) => status === to) ?? null;
  const draft = draftOf({ channel, text, language, recipient, template: used, to: goes, holding });
  // As text, because a draft is another object each time.
  const [paused] = useDebouncedValue(JSON.stringify(draft), PAUSE);
  const preview = usePreview(complaint.id, JSON.parse(paused) as LetterDraft);
  const print = usePrint(complaint.id);
  const send = useSendLetter(complaint);
  const lack = lackOf(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const languages = [...new Set([complaint.language, ...LETTER_LANGUAGES])];
  return (
    <Modal opened onClose={onClose} size="xl" title={t("write.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setWrong(lack !== null);
          if (lack !== null) {
            // First what to go on with, then the focus, which brings it into view.
            field.current?.setSelectionRange(...(gapOf(text) ?? [0, 0]));
            field.current?.focus();
          } else {
            send.mutate(
              { draft, once },
              {
                onSuccess: () => {
                  kept.forget();
                  notifications.show({ message: t("write.sent") });
                  onClose();
                },
                onError: (error) => {
                  if (hasReason(error, "idempotency-key-reused")) {
                    // What was written since goes as another letter, if whoever was told of the first one sends it.
                    const next = randomKey();
                    setOnce(next);
                    kept.keep({ text, once: next });
                  }
                },
              },
            );
          }
        }}
      >
        <Stack gap="md">
          {send.isError && <ProblemPanel error={send.error} faults={otherFaults(send.error, [])} />}
          <AnsweredBy complaint={complaint} />
          <Group gap="md" align="flex-end">
            <SegmentedControl
              aria-label={t("write.channel")}
              value={channel}
              onChange={(value) => {
                setChannel(value as LetterDraft["channel"]);
              }}
              data={[
                { value: "REPLY", label: t("write.reply") },
                { value: "LETTER", label: t("write.letter") },
              ]}
            />
            <Select
              label={t("write.language")}
              allowDeselect={false}
              value={language}
              onChange={(value) => {
                setLanguage(value ?? complaint.language);
              }}
              data={languages.map((value) => ({ value, label: languageName(value) }))}
            />
            <Select
              label={t("write.template")}
              placeholder={t("write.noTemplate")}
              clearable
              searchable
              value={template}
              onChange={(value) => {
                setTemplate(value);
                const chosen = templates.find(({ id }) => id === value);
                if (chosen) {
                  type(chosen.text);
                  setReplaced(text === used?.text ? "" : text.trim());
                }
              }}
              data={templates.filter((one) => one.language === language.split("-")[0]).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Group>
          <Text size="sm" c="dimmed">
            {channel === "LETTER" ? t("write.letterHint") : t(complaint.contact ? "write.mailHint" : "write.pageHint")}
          </Text>
          {channel === "LETTER" && (
            <Textarea
              label={t("write.recipient")}
              description={t("write.recipientHint")}
              autosize
              minRows={2}
              maxLength={500}
              value={recipient}
              onChange={(event) => {
                setRecipient(event.currentTarget.value);
              }}
            />
          )}
          <div className="tp-two">
            <Textarea
              ref={field}
              label={t("write.text")}
              description={t("write.textHint")}
              required
              autosize
              minRows={10}
              maxLength={8000}
              data-autofocus
              value={text}
              error={wrong && lack !== null ? t(`write.${lack}`) : undefined}
              onChange={(event) => {
                type(event.currentTarget.value);
              }}
            />
            <Prompts preview={text.trim() === "" ? undefined : preview.data} />
          </div>
          {replaced !== "" && (
            <Group>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  type(replaced);
                  setTemplate(null);
                }}
              >
                {t("write.bringBack")}
              </Button>
            </Group>
          )}
          {preview.isError && <ProblemPanel error={preview.error} faults={otherFaults(preview.error, [])} />}
          {preview.data && text.trim() !== "" && (
            <Paper withBorder p="md" component="section" aria-label={t("write.preview")}>
              <Group justify="space-between" mb="xs">
                <Title order={3} size="h4">
                  {t("write.preview")}
                </Title>
                {channel === "LETTER" && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={print.isPending}
                    onClick={() => {
                      print.mutate(draft, {
                        onSuccess: (file) => {
                          download(`${complaint.reference}.pdf`, "application/pdf", file);
                        },
                      });
                    }}
                  >
                    {t("write.print")}
                  </Button>
                )}
              </Group>
              {print.isError && <ProblemPanel error={print.error} />}
              <div className="tp-prose" lang={preview.data.language} dir={preview.data.rightToLeft ? "rtl" : "ltr"} style={{ whiteSpace: "pre-line" }}>
                {preview.data.text}
              </div>
            </Paper>
          )}
          {longer && (
            <Switch
              label={t("write.holding")}
              description={t("write.holdingHint", { limit: t(`clock.limit.${longer.unit}`, { count: longer.count }) })}
              checked={holding}
              onChange={(event) => {
                setHolding(event.currentTarget.checked);
              }}
            />
          )}
          {moves.length > 0 && (
            <Select label={t("write.to")} placeholder={t("write.stay")} clearable value={goes} onChange={setTo} data={moves.map((value) => ({ value, label: t(`status.${value}`) }))} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" leftSection={<EnvelopeIcon size={15} />} loading={send.isPending}>
              {t(`write.send.${channel}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
