// What the pages can do beyond plain HTML: places and fields highlight each other, keys, ticking all, unsaved work.
(function () {
  'use strict';
  var form = document.getElementById('fields');
  var original = document.getElementById('original');

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function fieldsOf(mark) { return (mark.dataset.fields || '').split(' '); }
  function marksOf(path) { return all('[data-fields]').filter(function (mark) { return fieldsOf(mark).indexOf(path) >= 0; }); }
  function rowOf(path) { return document.querySelector('[data-field="' + CSS.escape(path) + '"]'); }

  function light(path, on) {
    marksOf(path).forEach(function (mark) { mark.classList.toggle('lit', on); });
    var row = rowOf(path);
    if (row) { row.classList.toggle('lit', on); }
  }
  function choose(path) {
    all('.chosen').forEach(function (one) { one.classList.remove('chosen'); });
    marksOf(path).forEach(function (mark) { mark.classList.add('chosen'); });
    var row = rowOf(path);
    if (row) { row.classList.add('chosen'); }
  }
  function showPlace(path) {
    choose(path);
    var mark = marksOf(path)[0];
    if (!mark || !original) { return; }
    var outer = original.getBoundingClientRect(), inner = mark.getBoundingClientRect();
    if (inner.top < outer.top + 24 || inner.bottom > outer.bottom - 24 || inner.left < outer.left || inner.right > outer.right) {
      original.scrollBy({ top: inner.top - outer.top - outer.height / 3, left: Math.min(0, inner.left - outer.left - 24), behavior: 'auto' });
    }
  }
  function showField(path) {
    choose(path);
    var row = rowOf(path);
    if (!row) { return; }
    for (var one = row.parentElement; one; one = one.parentElement) { if (one.tagName === 'DETAILS') { one.open = true; } }
    row.scrollIntoView({ block: 'center' });
    var input = row.querySelector('input');
    if (input) { input.focus({ preventScroll: true }); }
  }

  document.addEventListener('mouseover', function (event) {
    var mark = event.target.closest('[data-fields]');
    var row = event.target.closest('[data-field]');
    all('.lit').forEach(function (one) { one.classList.remove('lit'); });
    if (mark) { fieldsOf(mark).forEach(function (path) { light(path, true); }); }
    if (row) { light(row.dataset.field, true); }
  });
  document.addEventListener('click', function (event) {
    var jump = event.target.closest('[data-goto]');
    if (jump) { showPlace(jump.dataset.goto); return; }
    var mark = event.target.closest('[data-fields]');
    if (mark) { showField(fieldsOf(mark)[0]); return; }
    var row = event.target.closest('[data-field]');
    if (row && !event.target.closest('button, a, summary')) { showPlace(row.dataset.field); }
  });
  document.addEventListener('focusin', function (event) {
    var row = event.target.closest('[data-field]');
    if (row && event.target.tagName === 'INPUT') { showPlace(row.dataset.field); }
  });

  function isDirty() {
    return !!form && all('input[data-shown]', form).some(function (input) { return input.value !== input.dataset.shown; });
  }
  if (form) {
    var sending = false;
    form.addEventListener('submit', function () { sending = true; });
    form.addEventListener('input', function (event) {
      if (event.target.dataset.shown !== undefined) {
        event.target.classList.toggle('dirty', event.target.value !== event.target.dataset.shown);
      }
    });
    window.addEventListener('beforeunload', function (event) { if (isDirty() && !sending) { event.preventDefault(); } });
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    var on = event.target;
    var release = document.getElementById('release');
    if (event.key === 'Enter' && release && !on.closest('a, button, summary, textarea, select, .pop')) {
      if (on.tagName === 'MARK') { on.click(); return; }
      // A typed correction is saved first, so that the checks run on it before anybody releases.
      event.preventDefault();
      (isDirty() ? document.getElementById('save') : release).click();
      return;
    }
    if (event.key === 'Enter' && on.tagName === 'MARK') { on.click(); return; }
    if (on.closest('input, textarea, select')) { return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      var rows = all('a.open');
      if (!rows.length) { return; }
      var next = rows.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
      if (rows[next]) { event.preventDefault(); rows[next].focus(); }
    }
    if (event.key === '/') {
      var search = document.getElementById('q');
      if (search) { event.preventDefault(); search.focus(); }
    }
  });

  function prepare() {
    var picker = document.getElementById('pick-all');
    if (!picker) { return; }
    picker.hidden = false;
    picker.addEventListener('change', function () {
      all('input[name="order"]').forEach(function (box) { box.checked = picker.checked; });
    });
  }
  prepare();
  var channel = document.getElementById('channel');
  if (channel) { document.addEventListener('change', function (event) { if (event.target.id === 'channel') { event.target.form.submit(); } }); }

  // The list must not be swapped away under somebody's hands.
  document.addEventListener('htmx:beforeRequest', function (event) {
    var live = document.getElementById('live');
    if (!live) { return; }
    var typing = live.contains(document.activeElement) && /^(INPUT|SELECT)$/.test(document.activeElement.tagName);
    if (typing || live.querySelector('input[name="order"]:checked') || document.hidden) { event.preventDefault(); }
  });
  var focused = '';
  document.addEventListener('htmx:beforeSwap', function () {
    focused = document.activeElement && document.activeElement.classList.contains('open') ? document.activeElement.getAttribute('href') : '';
  });
  document.addEventListener('htmx:afterSwap', function () {
    prepare();
    var again = focused && document.querySelector('a.open[href="' + CSS.escape(focused) + '"]');
    if (again) { again.focus({ preventScroll: true }); }
  });
  document.addEventListener('htmx:responseError', function (event) {
    // The session has ended: the whole page says so.
    if (event.detail.xhr.status === 401) { window.location.reload(); }
  });

  var start = document.getElementById('next') || document.querySelector('[data-doubt]');
  if (start && !document.querySelector('.twins.undecided')) { start.focus({ preventScroll: start.id === 'next' }); }
})();
