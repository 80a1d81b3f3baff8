import type app from "../app/i18n.en.json";
import type components from "../components/i18n.en.json";
import type tags from "../components/tags/i18n.en.json";
import type channels from "../features/channels/i18n.en.json";
import type compare from "../features/compare/i18n.en.json";
import type complaints from "../features/complaints/i18n.en.json";
import type customers from "../features/customers/i18n.en.json";
import type directory from "../features/directory/i18n.en.json";
import type journey from "../features/journey/i18n.en.json";
import type messages from "../features/messages/i18n.en.json";
import type promises from "../features/promises/i18n.en.json";
import type questionnaires from "../features/questionnaires/i18n.en.json";
import type recovery from "../features/recovery/i18n.en.json";
import type responses from "../features/responses/i18n.en.json";
import type retention from "../features/retention/i18n.en.json";
import type session from "../features/session/i18n.en.json";
import type settings from "../features/settings/i18n.en.json";
import type site from "../features/site/i18n.en.json";
import type visits from "../features/visits/i18n.en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "components";
    resources: {
      app: typeof app;
      components: typeof components;
      tags: typeof tags;
      channels: typeof channels;
      compare: typeof compare;
      complaints: typeof complaints;
      customers: typeof customers;
      directory: typeof directory;
      journey: typeof journey;
      messages: typeof messages;
      promises: typeof promises;
      questionnaires: typeof questionnaires;
      recovery: typeof recovery;
      responses: typeof responses;
      retention: typeof retention;
      session: typeof session;
      settings: typeof settings;
      site: typeof site;
      visits: typeof visits;
    };
  }
}
