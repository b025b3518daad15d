#pragma once

#include "stage.h"

/// One function an item; each throws at its first fault.
void connects(const Stage& stage);
void should_trade(const Stage& stage);
void fallback(const Stage& stage);
void last_known(const Stage& stage);
void deadline(const Stage& stage);
void trade_once(const Stage& stage);
void watch_resume(const Stage& stage);
void watch_silence(const Stage& stage);
void wrong_key(const Stage& stage);
