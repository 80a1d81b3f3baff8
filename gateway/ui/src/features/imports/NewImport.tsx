import { Button, FileInput, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemPanel } from "@/components/states";
import { useUpload } from "./api";
import { PROFILES, type Service } from "./model";

const SERVICES: readonly Service[] = ["feedback", "complaints"];

/** Sends a file; one that needs a mapping leads on to it. */
export function NewImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("imports");
  const navigate = useNavigate();
  const [kind, setKind] = useState("feedback mapped");
  const [file, setFile] = useState<File | null>(null);
  const upload = useUpload();
  const [service, profile] = kind.split(" ") as [Service, string];
  return (
    <Modal opened onClose={onClose} size="lg" title={t("new")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        <Select
          label={t("kind")}
          data={SERVICES.map((each) => ({ group: t(`service.${each}`), items: PROFILES[each].map((code) => ({ value: `${each} ${code}`, label: t(`profile.${code}` as "profile.mapped") })) }))}
          value={kind}
          allowDeselect={false}
          onChange={(chosen) => {
            setKind(chosen ?? kind);
          }}
        />
        <Text size="sm" c="dimmed">
          {t(profile === "mapped" ? "hintMapped" : "hintOther")}
        </Text>
        <FileInput label={t("file")} placeholder={t("choose")} value={file} onChange={setFile} clearable />
        {upload.isError && <ProblemPanel error={upload.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:close")}
          </Button>
          <Button
            disabled={file === null}
            loading={upload.isPending}
            onClick={() => {
              if (file) {
                upload.mutate(
                  { service, profile, file },
                  {
                    onSuccess: ({ id }) => {
                      if (profile === "mapped") {
                        void navigate(`/imports/${id}`);
                      } else {
                        onClose();
                      }
                    },
                  },
                );
              }
            }}
          >
            {t("send")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
