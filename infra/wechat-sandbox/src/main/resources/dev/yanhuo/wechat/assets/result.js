/* Tells the page that opened this one what the payer's WeChat shows. */
const outcome = document.querySelector('[data-result]');
const opener = window.parent !== window ? window.parent : window.opener;

function tell() {
    const { result, id } = outcome.dataset;
    opener?.postMessage({ source: 'wechat-sandbox', id, result }, '*');
    if (window.opener) window.close();
}

document.querySelector('[data-close]')?.addEventListener('click', (event) => {
    if (!opener) return;
    event.preventDefault();
    tell();
});
if (outcome.dataset.result === 'ok') setTimeout(tell, 1200);
