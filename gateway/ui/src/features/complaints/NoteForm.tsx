import { Button, Group, Switch, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Change } from "./api";

interface Props {
  busy: boolean;
  onAdd: (change: Change, added: () => void) => void;
}

export function NoteForm({ busy, onAdd }: Props) {
  const { t } = useTranslation("complaints");
  const [text, setText] = useState("");
  const [visible, setVisible] = useState(false);
  return (
    <form
      className="tp-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd({ kind: "notes", body: { text: text.trim(), visibleToCustomer: visible } }, () => {
          setText("");
          setVisible(false);
        });
      }}
    >
      <Textarea
        label={t("addNote")}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Group justify="space-between" mt="xs" mb="md">
        <Switch
          label={t("visibleToCustomer")}
          checked={visible}
          onChange={(event) => {
            setVisible(event.currentTarget.checked);
          }}
        />
        <Button type="submit" size="xs" variant="default" disabled={text.trim() === ""} loading={busy}>
          {t("saveNote")}
        </Button>
      </Group>
    </form>
  );
}
