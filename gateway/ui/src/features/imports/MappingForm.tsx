import { Button, Checkbox, Fieldset, Group, MultiSelect, Select, SimpleGrid, Stack, Table, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { ImportMapping, PreparedImport } from "@/lib/contract";
import { useNames } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { useSites } from "@/lib/sites";
import { type Shape, useCarryOn } from "./api";
import { CUSTOMER_TYPES, type Code, initialMapping, retyped, targetsOf, typedBy, typesOf, withAnswer, withCode, withMeaning } from "./model";

const DELIMITERS = [",", ";", "\t", "|", ":"] as const;
const ENCODINGS = ["UTF-8", "windows-1252", "ISO-8859-1", "windows-1256", "UTF-16LE", "UTF-16BE"];
const FORMATS = ["ISO", "dd/MM/uuuu HH:mm", "dd/MM/uuuu", "MM/dd/uuuu hh:mm a", "MM/dd/uuuu HH:mm", "MM/dd/uuuu", "dd.MM.uuuu HH:mm", "dd.MM.uuuu"];
const CODES: readonly Code[] = ["channel", "language", "relation"];
const FIELDS = ["customerType", "customerType.column", "customerType.value", "customerType.values", "waitedSeconds", "referredBy", "source", "key", "site", "site.column", "touchpoint", "touchpoint.column", "occurredAt.column", "occurredAt.format", "occurredAt.zone", "comment", "contact.email", "contact.consent"];
const MOST_MEANINGS = 40;

interface Props {
  id: string;
  prepared: PreparedImport;
  shape: Shape;
  onShape: (shape: Shape) => void;
}

function Sample({ prepared }: { prepared: PreparedImport }) {
  const { t } = useTranslation("imports");
  return (
    <Table.ScrollContainer minWidth={500} type="native">
      <Table withTableBorder striped captionSide="top">
        <Table.Caption>{t("map.sample")}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {prepared.columns.map((column) => (
              <Table.Th key={column.name} scope="col" dir="auto">
                {column.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prepared.rows.map((row, line) => (
            <Table.Tr key={line}>
              {row.map((cell, column) => (
                <Table.Td key={column} dir="auto">
                  <span className="tp-clip">{cell}</span>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface MeaningsProps {
  code: "customerType" | "site" | "touchpoint";
  mapping: ImportMapping;
  prepared: PreparedImport;
  options: { value: string; label: string }[];
  change: (mapping: ImportMapping) => void;
}

/** What the values of a column mean, where they are no codes of ours. */
function Meanings({ code, mapping, prepared, options, change }: MeaningsProps) {
  const { t } = useTranslation("imports");
  const names = options.map((option) => option.label.toLowerCase());
  // A site may go by its name, if no other one has it.
  const own = code === "site" ? names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)) : [];
  const known = new Set([...options.map((option) => option.value.toLowerCase()), ...own]);
  const samples = prepared.columns.find((column) => column.name === mapping[code]?.column)?.samples ?? [];
  const foreign = samples.filter((sample) => !known.has(sample.toLowerCase())).slice(0, MOST_MEANINGS);
  if (foreign.length === 0) {
    return null;
  }
  return (
    <details open>
      <summary>{t("map.meanings", { count: foreign.length })}</summary>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
        {foreign.map((value) => (
          <Select
            key={value}
            label={<bdi>{value}</bdi>}
            placeholder={t("map.unknown")}
            data={options}
            searchable
            clearable
            limit={100}
            value={mapping[code]?.values?.[value] ?? null}
            onChange={(meaning) => {
              change(withMeaning(mapping, code, value, meaning ?? ""));
            }}
          />
        ))}
      </SimpleGrid>
    </details>
  );
}

export function MappingForm({ id, prepared, shape, onShape }: Props) {
  const { t } = useTranslation("imports");
  const names = useNames();
  const sites = useSites().data ?? [];
  const [mapping, keepMapping] = useState<ImportMapping>(() => ({ ...initialMapping(prepared), shape: prepared.shape }));
  const [save, setSave] = useState("");
  const carryOn = useCarryOn(id);
  // What was wrong with the mapping before says nothing of this one.
  const setMapping = (changed: ImportMapping) => {
    keepMapping(changed);
    carryOn.reset();
  };
  const types = typesOf(mapping);
  const targets = targetsOf(prepared, types);
  const typeColumn = mapping.customerType?.column ?? null;
  const columns = prepared.columns.map((column) => column.name);
  const errors = fieldErrors(carryOn.error, FIELDS);
  const siteOptions = sites.map((site) => ({ value: site.code, label: site.name }));
  const typeOptions = CUSTOMER_TYPES.map((each) => ({ value: each, label: names("customerType", each) }));
  const touchpointOptions = targets.touchpoints.map((code) => ({ value: code, label: names("touchpoint", code) }));
  const fits = prepared.saved.filter((each) => each.fits);
  const column = (label: string, value: string | null | undefined, choose: (chosen: string | null) => void, error?: string) => (
    <Select label={label} placeholder={t("map.noColumn")} data={columns} searchable clearable limit={500} value={value ?? null} onChange={choose} error={error} />
  );
  return (
    <Stack gap="md" component="section">
      <Group align="flex-end">
        <Select
          label={t("map.delimiter")}
          data={DELIMITERS.map((each) => ({ value: each, label: each === "\t" ? t("map.tab") : each }))}
          value={prepared.shape.delimiter ?? ","}
          allowDeselect={false}
          w={130}
          onChange={(delimiter) => {
            onShape({ ...shape, delimiter: delimiter ?? undefined });
          }}
        />
        <Select
          label={t("map.encoding")}
          data={[...new Set([prepared.shape.encoding ?? "UTF-8", ...ENCODINGS])]}
          value={prepared.shape.encoding ?? "UTF-8"}
          allowDeselect={false}
          w={170}
          onChange={(encoding) => {
            onShape({ ...shape, encoding: encoding ?? undefined });
          }}
        />
        <Checkbox
          label={t("map.header")}
          checked={prepared.shape.header ?? true}
          mb={8}
          onChange={(event) => {
            onShape({ ...shape, header: event.currentTarget.checked });
          }}
        />
        {fits.length > 0 && (
          <Select
            label={t("map.saved")}
            placeholder={t("map.savedNone")}
            data={fits.map((each) => each.name)}
            onChange={(name) => {
              const chosen = fits.find((each) => each.name === name);
              if (chosen) {
                setMapping({ ...chosen.mapping, shape: prepared.shape });
              }
            }}
          />
        )}
      </Group>
      <Sample prepared={prepared} />
      <Fieldset legend={t("map.where")}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {column(t("map.customerTypeColumn"), typeColumn, (chosen) => { setMapping(typedBy(mapping, prepared, chosen)); }, errors["customerType.column"] ?? errors["customerType.values"])}
          <Select
            label={t(typeColumn === null ? "map.customerType" : "map.customerTypeForAll")}
            placeholder={t(typeColumn === null ? "map.choose" : "map.none")}
            data={typeOptions}
            value={typeColumn === null ? (types[0] ?? null) : (mapping.customerType?.value ?? null)}
            allowDeselect={false}
            clearable={typeColumn !== null}
            error={errors.customerType ?? errors["customerType.value"]}
            onChange={(chosen) => {
              setMapping(retyped(mapping, prepared, { value: chosen }));
            }}
          />
        </SimpleGrid>
        <Meanings code="customerType" mapping={mapping} prepared={prepared} options={typeOptions} change={setMapping} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
          {column(t("map.siteColumn"), mapping.site?.column, (chosen) => { setMapping(withCode(mapping, "site", { column: chosen })); }, errors.site ?? errors["site.column"])}
          <Select
            label={t("map.siteForAll")}
            placeholder={t("map.none")}
            data={siteOptions}
            searchable
            clearable
            limit={100}
            value={mapping.site?.value ?? null}
            onChange={(chosen) => {
              setMapping(withCode(mapping, "site", { value: chosen }));
            }}
          />
        </SimpleGrid>
        <Meanings code="site" mapping={mapping} prepared={prepared} options={siteOptions} change={setMapping} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
          {column(t("map.touchpointColumn"), mapping.touchpoint?.column, (chosen) => { setMapping(withCode(mapping, "touchpoint", { column: chosen })); }, errors["touchpoint.column"])}
          <Select
            label={t("map.touchpointForAll")}
            placeholder={t("map.none")}
            data={touchpointOptions}
            searchable
            clearable
            value={mapping.touchpoint?.value ?? null}
            error={errors.touchpoint}
            onChange={(chosen) => {
              setMapping(withCode(mapping, "touchpoint", { value: chosen }));
            }}
          />
        </SimpleGrid>
        <Meanings code="touchpoint" mapping={mapping} prepared={prepared} options={touchpointOptions} change={setMapping} />
      </Fieldset>
      <Fieldset legend={t("map.when")}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {column(t("map.timeColumn"), mapping.occurredAt?.column, (chosen) => { setMapping({ ...mapping, occurredAt: { ...mapping.occurredAt, column: chosen } }); }, errors["occurredAt.column"])}
          <TextInput
            label={t("map.format")}
            description={t("map.formatHint")}
            list="formats"
            dir="ltr"
            value={mapping.occurredAt?.format ?? ""}
            error={errors["occurredAt.format"]}
            onChange={(event) => {
              setMapping({ ...mapping, occurredAt: { ...mapping.occurredAt, format: event.currentTarget.value } });
            }}
          />
          <datalist id="formats">
            {FORMATS.map((format) => (
              <option key={format} value={format} />
            ))}
          </datalist>
          <TextInput
            label={t("map.zone")}
            description={t("map.zoneHint")}
            dir="ltr"
            value={mapping.occurredAt?.zone ?? ""}
            error={errors["occurredAt.zone"]}
            onChange={(event) => {
              setMapping({ ...mapping, occurredAt: { ...mapping.occurredAt, zone: event.currentTarget.value || null } });
            }}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend={t("map.said")}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {targets.answers.map((target) => (
            <div key={target.field}>
              {column(
                target.field.endsWith(".expected") ? t("map.expected", { question: target.text }) : target.field.endsWith(".experienced") ? t("map.experienced", { question: target.text }) : target.text,
                mapping.answers?.[target.field],
                (chosen) => { setMapping(withAnswer(mapping, target.field, chosen ?? "")); },
              )}
            </div>
          ))}
          <MultiSelect
            label={t("map.comment")}
            description={t("map.commentHint")}
            data={columns}
            searchable
            value={mapping.comment ?? []}
            error={errors.comment}
            onChange={(comment) => {
              setMapping({ ...mapping, comment });
            }}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend={t("map.rest")}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t("map.source")}
            description={t("map.sourceHint")}
            value={mapping.source ?? ""}
            error={errors.source}
            onChange={(event) => {
              setMapping({ ...mapping, source: event.currentTarget.value });
            }}
          />
          {column(t("map.key"), mapping.key, (key) => { setMapping({ ...mapping, key }); }, errors.key)}
          {CODES.map((code) => (
            <div key={code}>{column(t(`map.${code as "channel"}`), mapping[code]?.column, (chosen) => { setMapping(withCode(mapping, code, { column: chosen })); })}</div>
          ))}
          {column(t("map.waitedSeconds"), mapping.waitedSeconds, (waitedSeconds) => { setMapping({ ...mapping, waitedSeconds }); }, errors.waitedSeconds)}
          {column(t("map.referredBy"), mapping.referredBy, (referredBy) => { setMapping({ ...mapping, referredBy }); }, errors.referredBy)}
          {column(t("map.email"), mapping.contact?.email, (email) => { setMapping({ ...mapping, contact: email === null ? undefined : { ...mapping.contact, email } }); }, errors["contact.email"])}
          {mapping.contact && column(t("map.name"), mapping.contact.name, (name) => { setMapping({ ...mapping, contact: { ...mapping.contact, name } }); })}
          {mapping.contact &&
            column(t("map.consent"), mapping.contact.consent?.column, (chosen) => { setMapping({ ...mapping, contact: { ...mapping.contact, consent: { column: chosen, value: "no" } } }); }, errors["contact.consent"])}
        </SimpleGrid>
        {mapping.contact && (
          <Text size="sm" c="dimmed" mt="xs">
            {t("map.consentHint")}
          </Text>
        )}
      </Fieldset>
      {carryOn.isError && <ProblemPanel error={carryOn.error} faults={otherFaults(carryOn.error, FIELDS)} />}
      <Group align="flex-end">
        <TextInput
          label={t("map.saveAs")}
          description={t("map.saveHint")}
          value={save}
          onChange={(event) => {
            setSave(event.currentTarget.value);
          }}
        />
        <Button
          variant="default"
          loading={carryOn.isPending && carryOn.variables.to === "trial"}
          onClick={() => {
            carryOn.mutate({ mapping, save: save.trim(), to: "trial" });
          }}
        >
          {t("map.try")}
        </Button>
        <Button
          loading={carryOn.isPending && carryOn.variables.to === "begin"}
          onClick={() => {
            carryOn.mutate({ mapping, save: save.trim(), to: "begin" });
          }}
        >
          {t("map.begin")}
        </Button>
      </Group>
    </Stack>
  );
}
