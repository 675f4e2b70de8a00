// A page that could not be shown tries again after a while: nothing has been typed here that could be lost.
const AFTER = 12_000;

setTimeout(() => location.reload(), AFTER);
