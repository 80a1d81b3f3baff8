import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemPanel } from "@/components/states";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { useNames } from "@/lib/names";
import { fieldErrors, hasReason, otherFaults } from "@/lib/problem";
import { type Beginning, type Listed, useBegin, useLibrary } from "./api";
import { CUSTOMER_TYPES, wordsIn } from "./definition";
import { setsFor } from "./library";

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
const FIELDS = ["id", "customerType", "from", "from.library", "from.questionnaire"];

interface Values {
  id: string;
  customerType: string;
  /** "library short" or "questionnaire patient". */
  from: string;
}

function beginning({ id, customerType, from }: Values): Beginning {
  const [kind = "", ...rest] = from.split(" ");
  const source = rest.join(" ");
  return { id, customerType, ...(source !== "" && { from: kind === "library" ? { library: source } : { questionnaire: source } }) };
}

/** Begins a questionnaire with a set of the library or as a copy of another one. */
export function NewDialog({ known, onClose }: { known: readonly Listed[]; onClose: () => void }) {
  const { t, i18n } = useTranslation("questionnaires");
  const names = useNames();
  const navigate = useNavigate();
  const sets = useLibrary().data ?? [];
  const begin = useBegin();
  const form = useForm<Values>({
    initialValues: { id: "", customerType: "PATIENT", from: "" },
    validate: { id: (id) => (ID.test(id) ? (known.some((each) => each.id === id) ? t("new.taken") : null) : t("new.idWrong")) },
  });
  const sources = [
    { group: t("new.library"), items: setsFor(sets, form.values.customerType).map((set) => ({ value: `library ${set.id}`, label: wordsIn(set.title, i18n.language) })) },
    {
      group: t("new.copy"),
      items: known.filter(({ version }) => version !== null).map((each) => ({ value: `questionnaire ${each.id}`, label: wordsIn(each.title, i18n.language) })),
    },
  ];
  const start = async (values: Values) => {
    try {
      const draft = await begin.mutateAsync(beginning(values));
      await navigate(`/questionnaires/${draft.id}`);
    } catch (error) {
      const errors = Object.entries(fieldErrors(error, FIELDS)).map(([field, message]) => [field.split(".")[0] ?? field, message]);
      showErrors(form, Object.fromEntries(errors) as Record<string, string>);
      if (hasReason(error, "draft-exists")) {
        showErrors(form, { id: t("new.taken") });
      }
    }
  };
  return (
    <Modal opened onClose={onClose} title={t("new.title")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form noValidate onSubmit={form.onSubmit((values) => void start(values), toFirstWrong(form))}>
        <Stack gap="md">
          {begin.isError && !hasReason(begin.error, "draft-exists") && <ProblemPanel error={begin.error} faults={otherFaults(begin.error, FIELDS)} />}
          <TextInput label={t("code")} description={t("new.idHint")} inputWrapperOrder={["label", "input", "description", "error"]} required data-autofocus maxLength={40} {...form.getInputProps("id")} />
          <Select
            label={t("column.customerType")}
            allowDeselect={false}
            data={CUSTOMER_TYPES.map((value) => ({ value, label: names("customerType", value) }))}
            {...form.getInputProps("customerType")}
            onChange={(customerType) => {
              form.setValues({ customerType: customerType ?? "PATIENT", from: "" });
            }}
          />
          <Select
            label={t("new.from")}
            placeholder={t("new.short")}
            clearable
            searchable
            clearButtonProps={{ "aria-label": t("clear", { field: t("new.from") }) }}
            data={sources}
            {...form.getInputProps("from")}
            value={form.values.from || null}
            onChange={(from) => {
              form.setFieldValue("from", from ?? "");
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={begin.isPending}>
              {t("new.start")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
