// Follows an order live: by server-sent events, and by asking where those do not come through.
import { $, swap } from './dom.js';

const ASK_EVERY = 3000;
const pay = $('live-pay');
const order = (pay ?? $('live-order')).dataset.order;
const live = () => pay ?? $('live');
const over = () => live().dataset.over === 'true';
let asking;

async function ask() {
    const answer = await fetch('/orders/' + order + '/state', { credentials: 'same-origin' });
    // Nobody is signed in any more who may see it.
    if (answer.status === 401) location.reload();
    if (!answer.ok || await answer.text() === live().dataset.state) return;
    if (pay) {
        location.replace('/orders/' + order);
        return;
    }
    await swap('/orders/' + order, {}, ['live']);
    $('said').textContent = document.querySelector('.order-head h1').textContent;
    if (over()) stop();
}

const askQuietly = () => ask().catch(() => {});

function askAgainAndAgain() {
    clearInterval(asking);
    asking = setInterval(() => { if (!document.hidden) askQuietly(); }, ASK_EVERY);
}

let events;
function stop() {
    events?.close();
    clearInterval(asking);
}

function listen() {
    events = new EventSource('/orders/' + order + '/events');
    events.addEventListener('status', askQuietly);
    events.onopen = () => {
        clearInterval(asking);
        askQuietly();
    };
    events.onerror = askAgainAndAgain;
}

if (!over()) listen();
addEventListener('pagehide', stop);
addEventListener('pageshow', (event) => { if (event.persisted && !over()) listen(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden && !over()) askQuietly(); });

/* The cart that has become this order is empty now. */

const shop = document.documentElement.dataset.shop;
const ordered = sessionStorage.getItem('checkout');
if (pay && ordered) {
    if (ordered === localStorage.getItem('cart:' + shop)) localStorage.removeItem('cart:' + shop);
    sessionStorage.removeItem('checkout');
}

/* Time left to pay, counted by the server's clock as it was when the page was made. */

if (pay) {
    const clock = $('pay-clock');
    const end = performance.now() + Number(pay.dataset.seconds) * 1000;
    const tick = () => {
        const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
        clock.textContent = [left / 60, left % 60].map((n) => String(Math.floor(n)).padStart(2, '0')).join(':');
        if (left === 0) {
            $('pay-up').hidden = false;
            clearInterval(ticking);
        }
    };
    const ticking = setInterval(tick, 1000);
    tick();
}

/* Inside WeChat its own dialogue opens. */

const weChat = $('pay-wechat');
if (weChat) {
    const invoke = () => WeixinJSBridge.invoke(
        'getBrandWCPayRequest', JSON.parse(pay.dataset.invocation), askQuietly);
    weChat.addEventListener('click', () => {
        if (window.WeixinJSBridge) invoke();
        else document.addEventListener('WeixinJSBridgeReady', invoke, { once: true });
    });
}
