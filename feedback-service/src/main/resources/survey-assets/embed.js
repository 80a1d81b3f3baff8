'use strict';

// Tells the page around the frame how tall the survey is: only pages that may show it, and nothing but that.
(() => {
  const origins = document.currentScript.dataset.origins.split(' ');
  const tell = (message) => {
    if (window.parent !== window) {
      origins.forEach((origin) => window.parent.postMessage({ touchpoint: message, height: document.documentElement.scrollHeight }, origin));
    }
  };
  const height = () => tell('height');
  document.documentElement.classList.add('framed');
  window.addEventListener('load', height);
  new ResizeObserver(height).observe(document.body);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      tell('close');
    }
  });
})();
