import "./questionnaires.css";
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { RoleButton } from "@/components/controls";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import { useNames } from "@/lib/names";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { type Open, useBegin, useOpen } from "./api";
import { type Definition, fitsKiosk, wordsIn } from "./definition";
import { Designer } from "./Designer";
import { exportDefinition } from "./export";
import { PhonePreview } from "./PhonePreview";
import { QuestionCard } from "./QuestionCard";
import { QuestionFacts } from "./QuestionFacts";
import { WRITERS } from "./roles";
import { UsePanel } from "./UsePanel";

/** What is asked, for those who only read it and for versions that never change. */
export function ReadOnly({ definition }: { definition: Definition }) {
  const { t, i18n } = useTranslation("questionnaires");
  const [open, setOpen] = useState<number | null>(null);
  const language = definition.languages.includes(i18n.language) ? i18n.language : (definition.languages[0] ?? "en");
  return (
    <div className="tp-designer">
      <Stack component="ol" gap="xs" className="tp-questions" aria-label={t("questions")}>
        {definition.questions.map((question, index) => (
          <QuestionCard
            key={question.id}
            questions={definition.questions}
            index={index}
            language={language}
            open={open === index}
            faults={0}
            warnings={0}
            onToggle={() => {
              setOpen(open === index ? null : index);
            }}
          >
            <QuestionFacts question={question} languages={definition.languages} />
          </QuestionCard>
        ))}
      </Stack>
      <PhonePreview definition={definition} />
    </div>
  );
}

function Reading({ id, found: { draft, published }, onChanged }: { id: string; found: Open; onChanged: () => void }) {
  const { t, i18n } = useTranslation("questionnaires");
  const names = useNames();
  const begin = useBegin();
  const definition = published ?? draft;
  if (!definition) {
    return null;
  }
  const customers = names("customerType", definition.customerType);
  return (
    <>
      <PageHeader
        title={wordsIn(definition.title, i18n.language) || id}
        back={{ to: "/questionnaires", label: t("title") }}
        lead={published ? t("publishedOf", { id, customers, version: published.version }) : t("draftOf", { id, customers, version: 1 })}
        aside={
          <>
            <Button component={Link} to={`/questionnaires/${id}/versions`} variant="default" size="xs" disabled={!published}>
              {t("versions.title")}
            </Button>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                exportDefinition(id, definition, published?.version);
              }}
            >
              {t("export")}
            </Button>
            <RoleButton
              needs={WRITERS}
              size="xs"
              loading={begin.isPending}
              onClick={() => {
                begin.mutate({ id }, { onSettled: onChanged });
              }}
            >
              {t("beginNext", { version: (published?.version ?? 0) + 1 })}
            </RoleButton>
          </>
        }
      />
      {begin.isError && <ProblemPanel error={begin.error} />}
      {published && <UsePanel id={id} title={wordsIn(published.title, i18n.language) || id} customerType={published.customerType} onKiosks={fitsKiosk(published)} />}
      <ReadOnly definition={definition} />
    </>
  );
}

export default function DesignerPage() {
  const { t } = useTranslation("questionnaires");
  const { id = "" } = useParams();
  const { user } = useSession();
  const query = useOpen(id);
  const reload = () => void query.refetch();
  return (
    <>
      {!query.data && <PageHeader title={id} back={{ to: "/questionnaires", label: t("title") }} />}
      <QueryView query={query}>
        {(found) =>
          found.draft && hasAny(user, WRITERS) ? (
            <Designer key={`${id} ${found.draft.revision}`} draft={found.draft} published={found.published} onReload={reload} />
          ) : (
            <Reading id={id} found={found} onChanged={reload} />
          )
        }
      </QueryView>
    </>
  );
}
