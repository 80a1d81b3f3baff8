import { Button, Group, Paper, Stack, Text, VisuallyHidden } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RoleButton, StateBadge } from "@/components/controls";
import { AlertIcon, CheckIcon, ClockIcon, RetryIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel } from "@/components/states";
import { useLanguageName, useNames } from "@/lib/names";
import { faultSentence, problemOf } from "@/lib/problem";
import { AddQuestion } from "./AddQuestion";
import { type Draft, type Published, definitionOf } from "./api";
import { ConflictPanel } from "./ConflictPanel";
import { type Definition, type Question, appended, blank, duplicated, freeId, idsOf, moved, restored, withLanguageOf, wordsIn } from "./definition";
import { DiscardButton } from "./DiscardButton";
import { exportDefinition } from "./export";
import { NO_FAULTS, count, placed, unsaid } from "./faults";
import { LeaveGuard } from "./LeaveGuard";
import { PhonePreview } from "./PhonePreview";
import { PublishDialog } from "./PublishDialog";
import { type Handle, QuestionCard } from "./QuestionCard";
import { QuestionEditor } from "./QuestionEditor";
import { WRITERS } from "./roles";
import { type DraftSaving, useDraftSaving, worthAnotherTry } from "./saving";
import { SettingsCard } from "./SettingsCard";

interface Undo {
  message: string;
  restore: (now: Definition) => Definition;
}

function SavingState({ saving, faults, onShow }: { saving: DraftSaving; faults: number; onShow: () => void }) {
  const { t } = useTranslation("questionnaires");
  switch (saving.state) {
    case "saved":
      return (
        <StateBadge tone="good" icon={<CheckIcon size={13} />}>
          {t("saving.saved")}
        </StateBadge>
      );
    case "waiting":
    case "saving":
      return (
        <StateBadge tone="info" icon={<ClockIcon size={13} />}>
          {t("saving.saving")}
        </StateBadge>
      );
    case "conflict":
      return (
        <StateBadge tone="bad" icon={<AlertIcon size={13} />}>
          {t("saving.conflict")}
        </StateBadge>
      );
    case "refused":
      return (
        <>
          <StateBadge tone="bad" icon={<AlertIcon size={13} />}>
            {faults > 0 ? t("saving.faults", { count: faults }) : t("saving.refused")}
          </StateBadge>
          {faults > 0 ? (
            <Button size="compact-xs" variant="default" onClick={onShow}>
              {t("saving.show")}
            </Button>
          ) : (
            <Button size="compact-xs" variant="default" leftSection={<RetryIcon size={13} />} onClick={saving.saveNow}>
              {t("components:tryAgain")}
            </Button>
          )}
        </>
      );
  }
}

interface Props {
  draft: Draft;
  published: Published | null;
  onReload: () => void;
}

/** Where a draft is worked on: questions on the left, the customers' page on the right, saved by itself. */
export function Designer({ draft, published, onReload }: Props) {
  const { t, i18n } = useTranslation("questionnaires");
  const names = useNames();
  const languageName = useLanguageName();
  const [first] = useState(() => definitionOf(draft));
  const [definition, setDefinition] = useState(first);
  const [open, setOpen] = useState<number | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const [said, setSaid] = useState("");
  const [publishing, setPublishing] = useState(false);
  const focus = useRef<string | null>(null);
  const saving = useDraftSaving(draft, first, definition);

  useLayoutEffect(() => {
    if (focus.current !== null) {
      const target = document.querySelector<HTMLElement>(focus.current);
      target?.focus();
      target?.scrollIntoView({ block: "nearest" });
      focus.current = null;
    }
  });

  const { questions } = definition;
  const { refusal } = saving;
  const written = definition.languages.includes("en") ? definition.languages : ["en", ...definition.languages];
  const language = definition.languages.includes(i18n.language) ? i18n.language : (definition.languages[0] ?? "en");
  const faults = refusal ? placed(problemOf(refusal.error).errors ?? [], idsOf(refusal.definition.questions)) : NO_FAULTS;
  const warnings = placed(saving.warnings, idsOf(saving.stored.definition.questions));
  const keptIds = new Set(published ? idsOf(published.questions) : []);
  const title = wordsIn(definition.title, i18n.language) || draft.id;

  const change = (next: readonly Question[]) => {
    setDefinition({ ...definition, questions: next });
  };
  const name = (question: Question) => wordsIn(question.text, language) || t("untitled");
  const openNew = (next: readonly Question[], at: number) => {
    change(next);
    setOpen(at);
    focus.current = `[data-question="${at}"] textarea`;
  };
  const move = (index: number, step: -1 | 1, from: Handle) => {
    const question = questions[index];
    const next = moved(questions, index, step);
    if (next === questions || question === undefined) {
      return;
    }
    const to = index + step;
    change(next);
    setOpen(open === index ? to : open === to ? index : open);
    const atEdge = to === 0 || to === questions.length - 1;
    focus.current = `[data-question="${to}"] [data-handle="${atEdge ? "head" : from}"]`;
    setSaid(t("movedTo", { name: name(question), place: to + 1, count: questions.length }));
  };
  const remove = (index: number) => {
    const question = questions[index];
    if (question === undefined) {
      return;
    }
    change(questions.toSpliced(index, 1));
    setOpen(open === null || open === index ? null : open > index ? open - 1 : open);
    setUndo({ message: t("deleted", { name: name(question) }), restore: (now) => ({ ...now, questions: restored(now.questions, index, question) }) });
    focus.current = '[data-part="undo"]';
  };
  const showFirstFault = () => {
    const at = questions.findIndex(({ id }) => faults.questions.has(id));
    if (at >= 0) {
      setOpen(at);
      focus.current = `[data-question="${at}"] [data-handle="head"]`;
    }
  };

  return (
    <>
      <LeaveGuard saving={saving} />
      <PageHeader
        title={title}
        back={{ to: "/questionnaires", label: t("title") }}
        lead={
          <Group gap="xs" role="status">
            <span>
              {t("draftOf", { id: draft.id, customers: names("customerType", definition.customerType), version: (published?.version ?? 0) + 1 })}
            </span>
            <SavingState saving={saving} faults={count(faults)} onShow={showFirstFault} />
          </Group>
        }
        aside={
          <>
            <Button component={Link} to={`/questionnaires/${draft.id}/versions`} variant="default" size="xs">
              {t("versions.title")}
            </Button>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                exportDefinition(draft.id, definition);
              }}
            >
              {t("export")}
            </Button>
            <DiscardButton id={draft.id} revision={saving.stored.revision} disabled={saving.state === "saving"} hasPublished={published !== null} />
            <RoleButton
              needs={WRITERS}
              size="xs"
              disabled={saving.state !== "saved"}
              onClick={() => {
                setPublishing(true);
              }}
            >
              {t("publish.button")}
            </RoleButton>
          </>
        }
      />
      {saving.theirs && <ConflictPanel seen={saving.stored.definition} mine={definition} theirs={saving.theirs} onKeepMine={saving.keepMine} onTakeTheirs={onReload} />}
      {refusal && worthAnotherTry(refusal.error) && <ProblemPanel error={refusal.error} onRetry={saving.saveNow} />}
      {unsaid(faults.whole, ["title", "languages"]).map((fault) => (
        <Paper key={fault.field} withBorder p="sm" className="tp-problem" role="alert">
          {faultSentence(fault)}
        </Paper>
      ))}
      <div className="tp-designer">
        <div>
          <SettingsCard
            definition={definition}
            written={written}
            faults={faults.whole}
            onChange={setDefinition}
            onWithoutLanguage={(gone, next) => {
              setDefinition(next);
              setUndo({ message: t("languageGone", { language: languageName(gone) }), restore: (now) => withLanguageOf(now, definition, gone) });
            }}
          />
          <VisuallyHidden role="status">{said}</VisuallyHidden>
          <Text size="sm" c="dimmed" mb="xs">
            {t("reorderHint")}
          </Text>
          <Stack component="ol" gap="xs" className="tp-questions" aria-label={t("questions")}>
            {questions.map((question, index) => {
              const parts = faults.questions.get(question.id);
              const hints = Object.values(warnings.questions.get(question.id) ?? {});
              return (
                <QuestionCard
                  key={index}
                  questions={questions}
                  index={index}
                  language={language}
                  open={open === index}
                  faults={Object.keys(parts ?? {}).length}
                  warnings={hints.length}
                  onToggle={() => {
                    setOpen(open === index ? null : index);
                  }}
                  actions={{
                    move: (step, from) => {
                      move(index, step, from);
                    },
                    duplicate: () => {
                      openNew(duplicated(questions, index), index + 1);
                    },
                    remove: () => {
                      remove(index);
                    },
                  }}
                >
                  {hints
                    .filter(({ reason }) => reason !== "missing-translation")
                    .map((hint) => (
                      <Text key={hint.field} size="sm" px="md" className="tp-hint">
                        {faultSentence(hint)}
                      </Text>
                    ))}
                  <QuestionEditor questions={questions} index={index} languages={written} language={language} faults={parts} idIsKept={keptIds.has(question.id)} onChange={change} />
                </QuestionCard>
              );
            })}
          </Stack>
          {questions.length === 0 && <Text c="dimmed">{t("noQuestions")}</Text>}
          {undo && (
            <Group className="tp-undo" justify="space-between" role="status" wrap="nowrap">
              <Text size="sm">{undo.message}</Text>
              <Group gap="xs" wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="default"
                  data-part="undo"
                  onClick={() => {
                    setDefinition(undo.restore(definition));
                    setUndo(null);
                  }}
                >
                  {t("undo")}
                </Button>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => {
                    setUndo(null);
                  }}
                >
                  {t("components:close")}
                </Button>
              </Group>
            </Group>
          )}
          <div className="tp-add">
            <AddQuestion
              customerType={definition.customerType}
              present={new Set(idsOf(questions))}
              onKind={(kind) => {
                openNew([...questions, blank(kind, freeId(kind.toLowerCase().replaceAll("_", "-"), idsOf(questions)))], questions.length);
              }}
              onLibrary={(more) => {
                change(appended(questions, more));
                setSaid(t("library.added", { count: more.length }));
              }}
            />
          </div>
        </div>
        <PhonePreview definition={definition} />
      </div>
      {publishing && (
        <PublishDialog
          draft={draft}
          revision={saving.stored.revision}
          definition={definition}
          published={published}
          onClose={() => {
            setPublishing(false);
          }}
        />
      )}
    </>
  );
}
