// Airflow keeps its theme and language in localStorage of the same origin; pages in a frame follow both.
(function () {
  'use strict';
  var root = document.documentElement;
  var base = (document.currentScript && document.currentScript.dataset.base) || '/';
  function stored(name) {
    try { return window.localStorage.getItem(name) || ''; } catch (error) { return ''; }
  }
  function theme() {
    var chosen = stored('theme');
    if (chosen === 'dark' || chosen === 'light') { root.dataset.theme = chosen; } else { delete root.dataset.theme; }
  }
  function language() {
    var wanted = stored('i18nextLng').slice(0, 2).toLowerCase();
    if (wanted !== 'de' && wanted !== 'en') { return; }
    var cookie = 'orderhub_language=' + wanted;
    if (document.cookie.split('; ').indexOf(cookie) >= 0) { return; }
    document.cookie = cookie + '; path=' + base + '; max-age=31536000; samesite=strict';
    // Only when the cookie was taken: a browser that refuses it must not reload for ever.
    if (root.lang !== wanted && document.cookie.indexOf(cookie) >= 0) { window.location.reload(); }
  }
  theme();
  language();
  window.addEventListener('storage', function (event) {
    if (event.key === 'theme') { theme(); }
    if (event.key === 'i18nextLng') { language(); }
  });
})();
