import { Anchor, Button, Center, Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation, useRouteError } from "react-router";
import { PageHeader } from "@/components/PageHeader";
import { Empty, ProblemPanel } from "@/components/states";
import type { Role } from "@/lib/contract";
import { ProblemError } from "@/lib/problem";
import { hasAny } from "@/lib/roles";
import { useSession, useSessionQuery } from "@/lib/session";
import { startFor } from "./pages";

export function RequireSession({ children }: { children: ReactNode }) {
  const query = useSessionQuery();
  const { pathname, search } = useLocation();
  if (query.data === undefined) {
    return (
      <Center mih="100vh" p="md">
        {query.isError ? <ProblemPanel error={query.error} onRetry={() => void query.refetch()} /> : <Loader />}
      </Center>
    );
  }
  if (query.data === null) {
    const next = pathname + search;
    return <Navigate to={next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return children;
}

export function Allowed({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  const { t } = useTranslation("app");
  const { user } = useSession();
  if (hasAny(user, roles)) {
    return children;
  }
  return (
    <>
      <PageHeader title={t("notAllowed.title")} />
      <ProblemPanel error={new ProblemError({ type: "/problems/forbidden", title: t("notAllowed.title"), status: 403, detail: t("notAllowed.text") })} />
    </>
  );
}

export function Home() {
  return <Navigate to={startFor(useSession().user)} replace />;
}

export function NotFound() {
  const { t } = useTranslation("app");
  return (
    <>
      <PageHeader title={t("notFound.title")} />
      <Empty
        title={t("notFound.title")}
        text={t("notFound.text")}
        action={
          <Anchor component={Link} to="/">
            {t("notFound.home")}
          </Anchor>
        }
      />
    </>
  );
}

/** A page that failed to load or to draw; the rest of the app goes on. */
export function RouteFailure() {
  const { t } = useTranslation("app");
  const error = useRouteError();
  return (
    <Center p="xl">
      <div>
        <ProblemPanel error={error} />
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          {t("reload")}
        </Button>
      </div>
    </Center>
  );
}
