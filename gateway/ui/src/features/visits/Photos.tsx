import { Modal, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VisitPhoto } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { photoAddress } from "./model";

interface Props {
  visit: string;
  touchpoint: string;
  photos: readonly VisitPhoto[];
}

/** Small pictures that open large. */
export function Photos({ visit, touchpoint, photos }: Props) {
  const { t } = useTranslation("visits");
  const { number } = useFormats();
  const [opened, setOpened] = useState<number | null>(null);
  const shown = opened === null ? undefined : photos[opened];
  const words = (index: number) => t("photo", { number: number(index + 1), all: number(photos.length), touchpoint });
  return (
    <>
      <ul className="tp-photos" aria-label={t("photosOf", { touchpoint })}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <UnstyledButton
              className="tp-photo"
              aria-haspopup="dialog"
              onClick={() => {
                setOpened(index);
              }}
            >
              <img src={photoAddress(visit, photo.id)} alt={words(index)} loading="lazy" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Modal
        opened={shown !== undefined}
        onClose={() => {
          setOpened(null);
        }}
        size="xl"
        title={opened === null ? "" : words(opened)}
        closeButtonProps={{ "aria-label": t("components:close") }}
      >
        {shown && opened !== null && <img className="tp-photo-large" src={photoAddress(visit, shown.id)} alt={words(opened)} />}
      </Modal>
    </>
  );
}
