import { Suspense, lazy } from "react";
import { Navigate, type RouteObject } from "react-router";
import { Loading } from "@/components/states";
import { CARE, MANAGERS } from "@/lib/roles";
import { Allowed, Home, NotFound, RequireSession, RouteFailure } from "./guards";

const SignInPage = lazy(() => import("@/features/session/SignInPage"));
const SetupPage = lazy(() => import("@/features/session/SetupPage"));
const Shell = lazy(() => import("./Shell"));
const ComparePage = lazy(() => import("@/features/compare/ComparePage"));
const SitePage = lazy(() => import("@/features/site/SitePage"));
const ResponsesPage = lazy(() => import("@/features/responses/ResponsesPage"));
const ResponsePage = lazy(() => import("@/features/responses/ResponsePage"));
const AlertsPage = lazy(() => import("@/features/alerts/AlertsPage"));
const AlertPage = lazy(() => import("@/features/alerts/AlertPage"));
const RetentionPage = lazy(() => import("@/features/retention/RetentionPage"));
const RulesPage = lazy(() => import("@/features/alerts/RulesPage"));
const VoicesPage = lazy(() => import("@/features/voices/VoicesPage"));
const VoicePage = lazy(() => import("@/features/voices/VoicePage"));
const VisitsPage = lazy(() => import("@/features/visits/VisitsPage"));
const NewVisitPage = lazy(() => import("@/features/visits/NewVisitPage"));
const VisitPage = lazy(() => import("@/features/visits/VisitPage"));
const FindingsPage = lazy(() => import("@/features/visits/FindingsPage"));
const FindingPage = lazy(() => import("@/features/visits/FindingPage"));
const CounterPage = lazy(() => import("@/features/counter/CounterPage"));
const InboxPage = lazy(() => import("@/features/complaints/InboxPage"));
const BoardPage = lazy(() => import("@/features/complaints/BoardPage"));
const RootCausesPage = lazy(() => import("@/features/complaints/RootCausesPage"));
const ComplaintsPage = lazy(() => import("@/features/complaints/ComplaintsPage"));
const ComplaintPage = lazy(() => import("@/features/complaints/ComplaintPage"));
const ReturnsPage = lazy(() => import("@/features/returns/ReturnsPage"));
const AuditPage = lazy(() => import("@/features/audit/AuditPage"));
const HandOffsPage = lazy(() => import("@/features/complaints/HandOffsPage"));
const MailTrayPage = lazy(() => import("@/features/complaints/MailTrayPage"));
const IntakePage = lazy(() => import("@/features/complaints/IntakePage"));
const ContactPlansPage = lazy(() => import("@/features/complaints/ContactPlansPage"));
const TemplatesPage = lazy(() => import("@/features/complaints/TemplatesPage"));
const PromisesPage = lazy(() => import("@/features/promises/PromisesPage"));
const PromisesPanel = lazy(() => import("@/features/promises/PromisesPanel"));
const RecoveryPage = lazy(() => import("@/features/recovery/RecoveryPage"));
const RecoveryPanel = lazy(() => import("@/features/recovery/RecoveryPanel"));
const JourneyPage = lazy(() => import("@/features/journey/JourneyPage"));
const SitesPage = lazy(() => import("@/features/directory/SitesPage"));
const SiteFormPage = lazy(() => import("@/features/directory/SiteFormPage"));
const StaffPage = lazy(() => import("@/features/directory/StaffPage"));
const ApiKeysPage = lazy(() => import("@/features/directory/ApiKeysPage"));
const CustomersPage = lazy(() => import("@/features/customers/CustomersPage"));
const CustomerPage = lazy(() => import("@/features/customers/CustomerPage"));
const InvitationsPage = lazy(() => import("@/features/customers/InvitationsPage"));
const CustomerNumbersPage = lazy(() => import("@/features/customers/NumbersPage"));
const VisitSourcesPage = lazy(() => import("@/features/customers/SourcesPage"));
const PostersPage = lazy(() => import("@/features/channels/PostersPage"));
const LinksPage = lazy(() => import("@/features/channels/LinksPage"));
const KiosksPage = lazy(() => import("@/features/channels/KiosksPage"));
const WidgetsPage = lazy(() => import("@/features/channels/WidgetsPage"));
const MessagesPage = lazy(() => import("@/features/messages/MessagesPage"));
const ImportsPage = lazy(() => import("@/features/imports/ImportsPage"));
const ImportPage = lazy(() => import("@/features/imports/ImportPage"));
const MessagePage = lazy(() => import("@/features/messages/MessagePage"));
const SettingsPage = lazy(() => import("@/features/settings/SettingsPage"));
const ModerationPage = lazy(() => import("@/features/responses/ModerationPage"));
const RefusalsPage = lazy(() => import("@/features/channels/RefusalsPage"));
const QuestionnairesPage = lazy(() => import("@/features/questionnaires/QuestionnairesPage"));
const DesignerPage = lazy(() => import("@/features/questionnaires/DesignerPage"));
const VersionsPage = lazy(() => import("@/features/questionnaires/VersionsPage"));

function waiting(page: React.ReactNode) {
  return <Suspense fallback={<Loading />}>{page}</Suspense>;
}

function care(path: string, page: React.ReactNode): RouteObject {
  return { path, element: waiting(<Allowed roles={CARE}>{page}</Allowed>) };
}

function managers(path: string, page: React.ReactNode): RouteObject {
  return { path, element: waiting(<Allowed roles={MANAGERS}>{page}</Allowed>) };
}

function headOffice(path: string, page: React.ReactNode): RouteObject {
  return { path, element: waiting(<Allowed roles={["HEAD_OFFICE"]}>{page}</Allowed>) };
}

export const routes: RouteObject[] = [
  { path: "/sign-in", element: waiting(<SignInPage />), errorElement: <RouteFailure /> },
  { path: "/setup", element: waiting(<SetupPage />), errorElement: <RouteFailure /> },
  {
    element: <RequireSession>{waiting(<Shell />)}</RequireSession>,
    errorElement: <RouteFailure />,
    children: [
      {
        errorElement: <RouteFailure />,
        children: [
          { index: true, element: <Home /> },
          care("compare", <ComparePage />),
          care("sites/:code", <SitePage />),
          care("responses", <ResponsesPage />),
          care("responses/moderation", <ModerationPage />),
          care("responses/:id", <ResponsePage />),
          care("alerts", <AlertsPage />),
          care("alerts/rules", <RulesPage />),
          care("alerts/:id", <AlertPage />),
          care("voices", <VoicesPage />),
          care("voices/:id", <VoicePage />),
          care("visits", <VisitsPage />),
          managers("visits/new", <NewVisitPage />),
          managers("security-findings", <FindingsPage />),
          managers("security-findings/:id", <FindingPage />),
          care("visits/:id", <VisitPage />),
          care("counter", <CounterPage />),
          care("inbox", <InboxPage />),
          care("inbox/board", <BoardPage />),
          care("complaints", <ComplaintsPage />),
          headOffice("complaints/root-causes", <RootCausesPage />),
          care("complaints/new", <IntakePage />),
          care("complaints/handoffs", <HandOffsPage />),
          care("complaints/templates", <TemplatesPage />),
          managers("complaints/contact-plans", <ContactPlansPage />),
          care("complaints/:id", <ComplaintPage Promises={PromisesPanel} Recovery={RecoveryPanel} />),
          headOffice("complaints/mails", <MailTrayPage />),
          care("promises", <PromisesPage />),
          care("recovery", <RecoveryPage />),
          care("questionnaires", <QuestionnairesPage />),
          care("questionnaires/:id", <DesignerPage />),
          care("questionnaires/:id/versions", <VersionsPage />),
          care("customers", <CustomersPage />),
          care("customers/invitations", <InvitationsPage />),
          care("customers/numbers", <CustomerNumbersPage />),
          headOffice("customers/sources", <VisitSourcesPage />),
          care("customers/:id", <CustomerPage />),
          care("channels", <PostersPage />),
          care("channels/links", <LinksPage />),
          care("channels/kiosks", <KiosksPage />),
          managers("channels/kiosks/:id/refusals", <RefusalsPage />),
          care("channels/widgets", <WidgetsPage />),
          care("journey", <JourneyPage />),
          { path: "directory", element: waiting(<SitesPage />) },
          { path: "directory/sites", element: <Navigate to="/directory" replace /> },
          headOffice("directory/sites/new", <SiteFormPage />),
          { path: "directory/sites/:code", element: waiting(<SiteFormPage />) },
          headOffice("directory/staff", <StaffPage />),
          headOffice("directory/api-keys", <ApiKeysPage />),
          care("messages", <MessagesPage />),
          care("messages/:id", <MessagePage />),
          headOffice("retention", <RetentionPage />),
          managers("returns", <ReturnsPage />),
          managers("audit", <AuditPage />),
          headOffice("settings", <SettingsPage />),
          headOffice("imports", <ImportsPage />),
          headOffice("imports/:id", <ImportPage />),
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
];
