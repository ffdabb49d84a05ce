// The page inside Airflow: a frame without the sandbox of `external_views`, so that dialogs and downloads work.
const React = globalThis.React;
const address = new URL('../queue', import.meta.url).href;
function Panel() {
  return React.createElement('iframe', {
    src: address, title: 'orderhub', style: { width: '100%', height: 'calc(100vh - 12px)', border: 0, display: 'block' },
  });
}
globalThis['Aufträge'] = Panel;
export default Panel;
