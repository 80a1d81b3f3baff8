// Keeps the kiosk's page on the device, so that it opens without a network. Answers are no business of this worker:
// the page keeps and sends them itself.
'use strict';

const VERSION = '%VERSION%';
const CACHE = `kiosk-${VERSION}`;
const FILES = ['kiosk.css', 'kiosk.js', 'kiosk.svg', 'kiosk.webmanifest'].map((name) => `/k/assets/${VERSION}/${name}`);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE)
    .then((cache) => cache.addAll(['/k', ...FILES].map((path) => new Request(path, { cache: 'reload', credentials: 'omit' }))))
    .then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith('kiosk-') && name !== CACHE).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method === 'GET' && origin === self.location.origin && (pathname === '/k' || FILES.includes(pathname))) {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match(pathname)).then((kept) => kept ?? fetch(event.request)));
  }
});
