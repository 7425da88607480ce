// Keeps the last menu, its style and its pictures readable without a network; touches nothing else.
const PAGE = 'menu';
const PICTURES = 'pictures';
const PICTURES_KEPT = 150;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin) return;
    const version = url.pathname.match(/^\/assets\/([0-9a-f]+)\//);
    if (request.mode === 'navigate' && url.pathname === '/') event.respondWith(menu(request));
    else if (version) event.respondWith(kept(request, 'assets-' + version[1]));
    else if (/^\/(brand\.css|brand\/)/.test(url.pathname)) event.respondWith(kept(request, 'brand'));
    else if (/^\/pictures\//.test(url.pathname)) event.respondWith(kept(request, PICTURES));
});

// The newest menu if there is a network, else the last one.
async function menu(request) {
    const cache = await caches.open(PAGE);
    try {
        const fresh = await fetch(request);
        if (fresh.ok && !fresh.redirected) await cache.put('/', fresh.clone());
        return fresh;
    } catch (failure) {
        const last = await cache.match('/');
        if (last) return last;
        throw failure;
    }
}

// What an address of this kind says never changes.
async function kept(request, name) {
    const cache = await caches.open(name);
    const known = await cache.match(request);
    if (known) return known;
    const fresh = await fetch(request);
    if (fresh.ok) {
        await cache.put(request, fresh.clone());
        await tidy(name, cache);
    }
    return fresh;
}

async function tidy(name, cache) {
    if (name.startsWith('assets-')) {
        const old = (await caches.keys()).filter((k) => k.startsWith('assets-') && k !== name);
        await Promise.all(old.map((k) => caches.delete(k)));
    } else {
        const surplus = (await cache.keys()).slice(0, -PICTURES_KEPT);
        await Promise.all(surplus.map((key) => cache.delete(key)));
    }
}
