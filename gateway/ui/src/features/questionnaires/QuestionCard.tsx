import { ActionIcon, Badge, Group, Paper, Text, Tooltip, UnstyledButton } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { AlertIcon, CopyIcon, CrossIcon, DownIcon, FlagIcon, UpIcon } from "@/components/icons";
import { useNames, useTagNames } from "@/lib/names";
import { branchingFault } from "./branching";
import { type Question, wordsIn } from "./definition";
import { useConditionWords, useWords } from "./words";

/** Where the focus goes after the question has moved. */
export type Handle = "head" | "up" | "down";

interface Props {
  questions: readonly Question[];
  index: number;
  language: string;
  open: boolean;
  /** How many faults the server found in it. */
  faults: number;
  warnings: number;
  onToggle: () => void;
  /** Without it, the question is only shown. */
  actions?: {
    move: (step: -1 | 1, from: Handle) => void;
    duplicate: () => void;
    remove: () => void;
  };
  children?: ReactNode;
}

function Tags({ question }: { question: Question }) {
  const names = useNames();
  const tagNames = useTagNames();
  const tags = [
    question.dimension && names("dimension", question.dimension),
    question.attribute && tagNames("attribute", question.attribute),
    question.area && tagNames("area", question.area),
    question.step && names("step", question.step),
    question.competency && tagNames("competency", question.competency),
  ].filter((tag): tag is string => Boolean(tag));
  return tags.map((tag) => (
    <Badge key={tag} variant="default" tt="none" fw={500} size="sm">
      {tag}
    </Badge>
  ));
}

function Tool({ label, handle, disabled = false, onClick, children }: { label: string; handle?: Handle; disabled?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} data-handle={handle} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

export function QuestionCard({ questions, index, language, open, faults, warnings, onToggle, actions, children }: Props) {
  const { t } = useTranslation("questionnaires");
  const words = useWords();
  const conditionWords = useConditionWords();
  const question = questions[index];
  if (!question) {
    return null;
  }
  const name = wordsIn(question.text, language) || t("untitled");
  const broken = faults + (branchingFault(questions, index) ? 1 : 0);
  const press = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      actions?.move(event.key === "ArrowUp" ? -1 : 1, "head");
    }
  };
  return (
    <Paper withBorder component="li" className="tp-question" data-question={index} data-open={open || undefined} data-wrong={broken > 0 || undefined}>
      <Group gap="xs" wrap="nowrap" align="flex-start" className="tp-question-head">
        <UnstyledButton className="tp-question-name" aria-expanded={open} data-handle="head" aria-keyshortcuts={actions && "Alt+ArrowUp Alt+ArrowDown"} onClick={onToggle} onKeyDown={press}>
          <span className="tp-question-number">{index + 1}</span>
          <span>
            <Text component="span" fw={600} lang={language} className="tp-clip">
              {name}
            </Text>
            <span className="tp-question-facts">
              <span>{words("kind", question.kind)}</span>
              {question.required && <span>{t("requiredShort")}</span>}
              <Tags question={question} />
              {broken > 0 && (
                <StateBadge tone="bad" icon={<AlertIcon size={13} />}>
                  {t("faults", { count: broken })}
                </StateBadge>
              )}
              {broken === 0 && warnings > 0 && (
                <StateBadge tone="warn" icon={<FlagIcon size={13} />}>
                  {t("warnings", { count: warnings })}
                </StateBadge>
              )}
            </span>
            {question.when && <span className="tp-sub">{conditionWords(question.when, questions, language)}</span>}
          </span>
        </UnstyledButton>
        {actions && (
          <Group gap={2} wrap="nowrap">
            <Tool
              label={t("moveUp", { name })}
              handle="up"
              disabled={index === 0}
              onClick={() => {
                actions.move(-1, "up");
              }}
            >
              <UpIcon size={16} />
            </Tool>
            <Tool
              label={t("moveDown", { name })}
              handle="down"
              disabled={index === questions.length - 1}
              onClick={() => {
                actions.move(1, "down");
              }}
            >
              <DownIcon size={16} />
            </Tool>
            <Tool label={t("duplicate", { name })} onClick={actions.duplicate}>
              <CopyIcon size={16} />
            </Tool>
            <Tool label={t("delete", { name })} onClick={actions.remove}>
              <CrossIcon size={16} />
            </Tool>
          </Group>
        )}
      </Group>
      {open && children}
    </Paper>
  );
}
