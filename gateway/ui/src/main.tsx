import "@mantine/core/styles.css";
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/noto-sans-arabic/index.css";
import "./app/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider, createBrowserRouter } from "react-router";
import { Providers, createQueryClient } from "@/app/App";
import { routes } from "@/app/router";
import { startTexts } from "@/lib/i18n";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("index.html has no element with the id root");
}
const client = createQueryClient();
const router = createBrowserRouter(routes);
await startTexts();
createRoot(root).render(
  <StrictMode>
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
