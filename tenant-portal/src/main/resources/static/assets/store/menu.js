// The menu page: categories that follow the eye, and the cart.
import { $, fill, h, icon, money, stepper, swap } from './dom.js';
import { Cart } from './cart.js';
import { choose, prepare } from './sheet.js';

const page = document.querySelector('.menu');
const shop = document.documentElement.dataset.shop;
const texts = JSON.parse(page.dataset.texts);
const open = page.dataset.open === 'true';
const cards = [...document.querySelectorAll('.dish')];
const dishes = new Map(cards.map((card) => [card, JSON.parse(card.dataset.dish)]));
const cart = new Cart(localStorage, 'cart:' + shop, dishes.values());

prepare(texts, 'choices:' + shop);

/* Adding */

for (const card of cards) {
    card.addEventListener('click', (event) => {
        const dish = dishes.get(card);
        const button = event.target.closest('.add');
        if (event.target.closest('.stepper')) return;
        event.preventDefault();
        if (card.classList.contains('dish-out')) return;
        if (button && !needsChoice(dish)) add({ dish, sku: dish.skus[0], addOns: [], n: 1 });
        else choose(dish, about(card), cart, add);
    });
}

const needsChoice = (dish) => dish.skus.length > 1 || (dish.groups ?? []).length > 0;

function about(card) {
    const picture = card.querySelector('.dish-picture').cloneNode(true);
    picture.removeAttribute('loading');
    return {
        picture,
        what: card.dataset.description,
        more: card.querySelector('.dish-what')?.textContent,
    };
}

function add(entry) {
    if (cart.add(entry)) say(fill(texts['to-cart'], entry.dish.name));
    else say(fill(texts['too-many'], Math.max(0, cart.room(entry.sku))), true);
    draw();
}

/* The cart */

function draw() {
    const count = cart.count();
    const total = cart.total();
    $('cart').hidden = false;
    $('cart').classList.toggle('cart-none', count === 0);
    $('cart-count').textContent = count;
    $('cart-total').textContent = money(total);
    $('cart-empty').hidden = count > 0;
    $('cart-clear').hidden = count === 0;
    $('cart-hint').textContent = count === 0 ? texts.none : open ? hint(total) : texts.closed;
    $('cart-lines').replaceChildren(...cart.entries.map(line));
    const checkout = $('checkout');
    const ready = count > 0 && open;
    checkout.setAttribute('aria-disabled', String(!ready));
    const query = cart.items().map((item) => 'item=' + item);
    checkout.href = '/checkout?' + [...query, 'way=' + way()].join('&');
    for (const card of cards) drawCard(card);
    drawRail();
}

function line(entry) {
    const options = [entry.sku.spec, ...entry.addOns.map((a) => a.addOn.name + (a.n > 1 ? ' ×' + a.n : ''))];
    const change = (n) => {
        if (!cart.change(entry, n)) say(fill(texts['too-many'], entry.n), true);
        draw();
        if (cart.count() === 0 && $('cart-dialog').open) $('cart-dialog').close();
    };
    return h('li', { class: 'cart-line' },
        h('div', {}, h('p', {}, entry.dish.name),
            h('p', { class: 'muted' }, options.filter(Boolean).join(' · '))),
        h('span', { class: 'price' }, money(Cart.unit(entry) * entry.n)),
        stepper(texts, entry.dish.name, entry.n, 0, Infinity, change));
}

function drawCard(card) {
    const dish = dishes.get(card);
    const count = cart.count(dish.id);
    const button = card.querySelector('.add');
    if (!button) return;
    if (needsChoice(dish)) {
        card.querySelector('.badge')?.remove();
        if (count > 0) button.append(h('span', { class: 'badge', title: fill(texts['in-cart'], count) }, String(count)));
        return;
    }
    card.querySelector('.stepper')?.remove();
    button.hidden = count > 0;
    if (count === 0) return;
    const entry = cart.entries.find((it) => it.dish.id === dish.id);
    const focused = document.activeElement === button || document.activeElement === document.body;
    const counter = stepper(texts, dish.name, count, 0, Infinity, (n) => {
        if (!cart.change(entry, n)) say(fill(texts['too-many'], entry.n), true);
        draw();
        const next = card.querySelector('.stepper button:last-of-type') ?? button;
        next.focus({ preventScroll: true });
    });
    counter.lastElementChild.setAttribute('data-testid', 'add-more');
    button.after(counter);
    if (focused && button === document.activeElement) counter.lastElementChild.focus({ preventScroll: true });
}

// What is lacking to be delivered, or to use a coupon.
function hint(total) {
    const minimum = Number(page.dataset.minimum);
    if (way() === 'DELIVERY' && total < minimum) return fill(texts['hint-minimum'], money(minimum - total));
    const tickets = [...document.querySelectorAll('.ticket')]
        .map((ticket) => ({ off: Number(ticket.dataset.off), from: Number(ticket.dataset.atLeast) }))
        .sort((a, b) => a.off - b.off);
    const next = tickets.find((ticket) => total < ticket.from);
    const reached = tickets.filter((ticket) => total >= ticket.from).at(-1);
    if (next && (!reached || next.off > reached.off)) {
        return fill(texts['hint-coupon'], money(next.from - total), money(next.off));
    }
    return reached ? fill(texts['hint-coupon-reached'], money(reached.off)) : '';
}

$('cart-open')?.addEventListener('click', () => {
    const dialog = $('cart-dialog');
    if (dialog.open) {
        dialog.close();
        return;
    }
    if (cart.count() === 0 || matchMedia('(min-width: 1000px)').matches) return;
    dialog.append(...$('cart').children);
    dialog.showModal();
    $('cart-open').setAttribute('aria-expanded', 'true');
});
$('cart-dialog').addEventListener('close', () => {
    $('cart').append(...$('cart-dialog').children);
    $('cart-open').setAttribute('aria-expanded', 'false');
    $('cart-open').focus();
});
$('cart-dialog').addEventListener('click', (event) => {
    if (event.target === $('cart-dialog')) $('cart-dialog').close();
});
$('cart-clear')?.addEventListener('click', () => {
    cart.clear();
    if ($('cart-dialog').open) $('cart-dialog').close();
    draw();
});
$('checkout')?.addEventListener('click', (event) => {
    const reason = cart.count() === 0 ? texts.none : !open ? texts.closed : !navigator.onLine ? texts.offline : '';
    if (!reason) {
        sessionStorage.setItem('checkout', JSON.stringify(cart.items()));
        return;
    }
    event.preventDefault();
    say(reason, true);
});

/* How it reaches the diner */

const ways = [...document.querySelectorAll('input[name=way]')];
const table = document.querySelector('.table-here');

function way() {
    return ways.find((input) => input.checked)?.value ?? 'PICKUP';
}

function proposeWay() {
    const last = table ? 'DINE_IN' : localStorage.getItem('way:' + shop) ?? 'PICKUP';
    const proposed = ways.find((input) => input.value === last) ?? ways[0];
    if (proposed) proposed.checked = true;
    for (const input of ways) {
        input.addEventListener('change', () => {
            if (!table) localStorage.setItem('way:' + shop, input.value);
            draw();
        });
    }
}

/* Coupons are taken without leaving the page. */

page.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.closest('.tickets')) return;
    event.preventDefault();
    await swap(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }, ['yours']);
    draw();
});

/* The rail follows the eye, and leads it. */

const rail = $('rail');
const links = new Map([...(rail?.children ?? [])].map((link) => [link.hash.slice(1), link]));

function follow(id) {
    for (const [name, link] of links) {
        if (name === id) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
    }
    const link = links.get(id);
    if (!link) return;
    const upright = rail.scrollHeight > rail.clientHeight;
    if (upright) rail.scrollTop = link.offsetTop - rail.clientHeight / 2 + link.clientHeight / 2;
}

function drawRail() {
    for (const section of document.querySelectorAll('.section')) {
        const count = [...section.querySelectorAll('.dish')]
            .reduce((sum, card) => sum + cart.count(dishes.get(card).id), 0);
        const link = links.get(section.id);
        link.querySelector('.badge')?.remove();
        if (count > 0) link.append(h('span', { class: 'badge', title: fill(texts['in-cart'], count) }, String(count)));
    }
}

if (rail) {
    const seen = new Map();
    const spy = new IntersectionObserver((entries) => {
        for (const entry of entries) seen.set(entry.target.id, entry.isIntersecting);
        const first = [...links.keys()].find((id) => seen.get(id));
        if (first) follow(first);
    }, { rootMargin: '-72px 0px -60% 0px' });
    for (const section of document.querySelectorAll('.section')) spy.observe(section);
    follow(links.keys().next().value);
}

/* Saying something */

let silence;
function say(text, warn = false) {
    const said = $('said');
    said.textContent = text;
    said.className = warn ? 'toast' : 'visually-hidden';
    clearTimeout(silence);
    silence = setTimeout(() => { said.className = 'visually-hidden'; }, 2600);
}

function showOffline() {
    $('offline').hidden = navigator.onLine;
}
addEventListener('online', showOffline);
addEventListener('offline', showOffline);
// Another tab, or the way back from the checkout, may have changed the cart.
addEventListener('storage', (event) => {
    if (event.key === cart.name) {
        cart.load();
        draw();
    }
});
addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    cart.load();
    draw();
});

proposeWay();
showOffline();
draw();
if (cart.gone.length > 0) {
    cart.save();
    say(texts.gone, true);
}
