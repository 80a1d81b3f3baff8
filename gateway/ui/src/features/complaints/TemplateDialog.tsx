import { Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice, differing } from "@/components/ConflictNotice";
import { ProblemPanel } from "@/components/states";
import type { LetterTemplate } from "@/lib/contract";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useLanguageName } from "@/lib/names";
import { currentOf, fieldErrors, otherFaults } from "@/lib/problem";
import { coversSite, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSites } from "@/lib/sites";
import { useKeepTemplate } from "./letters";
import { LETTER_LANGUAGES, PLACEHOLDERS } from "./model";

const FIELDS = ["site", "name", "language", "text"] as const;

interface Values {
  site: string | null;
  name: string;
  language: string;
  text: string;
  retired: boolean;
}

function valuesOf(template: LetterTemplate | null, site: string | null): Values {
  return { site: template?.site ?? site, name: template?.name ?? "", language: template?.language ?? "en", text: template?.text ?? "", retired: template?.retired ?? false };
}

/** A text that letters begin with: a new one, or one that is changed, retired or offered again. */
export function TemplateDialog({ template, onClose }: { template: LetterTemplate | null; onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const languageName = useLanguageName();
  const { user } = useSession();
  const sites = (useSites().data ?? []).filter(({ code }) => coversSite(user, code));
  const keep = useKeepTemplate(template);
  const everywhere = hasAny(user, ["HEAD_OFFICE"]) && user.sites === "*";
  const [base, setBase] = useState(template);
  const form = useForm<Values>({
    initialValues: valuesOf(template, everywhere ? null : (sites[0]?.code ?? null)),
    validate: ({ name, text, site }) => ({
      ...(name.trim() === "" && { name: t("write.needed") }),
      ...(text.trim() === "" && { text: t("write.needed") }),
      ...(!everywhere && site === null && { site: t("templates.siteNeeded") }),
    }),
  });
  const newer = currentOf<LetterTemplate>(keep.error);
  const save = (values: Values, revision: number) => {
    keep.mutate(
      { draft: { ...values, name: values.name.trim(), text: values.text.trim() }, revision },
      {
        onSuccess: onClose,
        onError: (error) => {
          showErrors(form, fieldErrors(error, FIELDS));
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t(template === null ? "templates.new" : "templates.edit")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          save(values, base?.revision ?? 0);
        }, toFirstWrong(form))}
      >
        <Stack gap="md">
          {newer && (
            <ConflictNotice
              sides={differing([
                { what: t("templates.name"), mine: form.values.name, theirs: newer.name },
                { what: t("write.language"), mine: languageName(form.values.language), theirs: languageName(newer.language) },
                { what: t("write.text"), mine: form.values.text, theirs: newer.text },
                { what: t("templates.retired"), mine: t(form.values.retired ? "components:yes" : "components:no"), theirs: t(newer.retired ? "components:yes" : "components:no") },
              ])}
              busy={keep.isPending}
              onTake={() => {
                form.setValues(valuesOf(newer, null));
                setBase(newer);
                keep.reset();
              }}
              onKeep={() => {
                setBase(newer);
                save(form.values, newer.revision);
              }}
            />
          )}
          {keep.isError && !newer && <ProblemPanel error={keep.error} faults={otherFaults(keep.error, FIELDS)} />}
          <TextInput label={t("templates.name")} required maxLength={120} data-autofocus {...form.getInputProps("name")} />
          <div className="tp-fields">
            <Select
              label={t("templates.where")}
              description={template === null ? undefined : t("templates.whereStays")}
              placeholder={t("templates.everywhere")}
              clearable={everywhere}
              disabled={template !== null}
              data={sites.map(({ code, name }) => ({ value: code, label: name }))}
              {...form.getInputProps("site")}
            />
            <Select label={t("write.language")} allowDeselect={false} data={LETTER_LANGUAGES.map((value) => ({ value, label: languageName(value) }))} {...form.getInputProps("language")} />
          </div>
          <Textarea label={t("write.text")} required autosize minRows={8} maxLength={8000} {...form.getInputProps("text")} />
          <Text size="sm" c="dimmed">
            {t("templates.gaps")}{" "}
            {PLACEHOLDERS.map((gap, index) => (
              <span key={gap}>
                {index > 0 && " · "}
                <code dir="ltr">{`{${gap}}`}</code> {t(`templates.gap.${gap}`)}
              </span>
            ))}
          </Text>
          {template !== null && <Checkbox label={t("templates.retire")} {...form.getInputProps("retired", { type: "checkbox" })} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={keep.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
