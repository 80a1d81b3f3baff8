import { Menu, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ExitIcon, KeyIcon } from "@/components/icons";
import { problemOf, problemText } from "@/lib/problem";
import { leave, useSession } from "@/lib/session";
import { Initials } from "./Initials";

const PasswordDialog = lazy(() => import("./PasswordDialog"));

export default function UserMenu() {
  const { t } = useTranslation("app");
  const { t: common } = useTranslation();
  const { user } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const signOut = async () => {
    try {
      await leave(client);
      await navigate("/sign-in");
    } catch (error) {
      notifications.show({ color: "red", title: common("problem.unexpected.title"), message: problemText(problemOf(error)) });
    }
  };
  return (
    <>
      {changing && (
        <Suspense fallback={null}>
          <PasswordDialog
            onClose={() => {
              setChanging(false);
            }}
          />
        </Suspense>
      )}
      <Menu position="bottom-end" withArrow width={220}>
        <Menu.Target>
          <UnstyledButton>
            <Initials name={user.name} />
            <VisuallyHidden>{t("account", { name: user.name })}</VisuallyHidden>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text size="sm" fw={600} c="var(--mantine-color-text)">
              {user.name}
            </Text>
            <Text size="xs">{user.roles.map((role) => common(`role.${role}`)).join(", ")}</Text>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Item
            leftSection={<KeyIcon size={16} />}
            onClick={() => {
              setChanging(true);
            }}
          >
            {t("password.change")}
          </Menu.Item>
          <Menu.Item leftSection={<ExitIcon size={16} />} onClick={() => void signOut()}>
            {t("signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
