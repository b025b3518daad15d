package adaptivethreshold

import (
	"container/list"
	"sync"
	"time"

	v1 "adaptivethreshold/v1"
)

// scopesMax is how many scopes are remembered.
const scopesMax = 10_000

// memory keeps what the server last answered about each scope; the zero value keeps nothing.
type memory struct {
	ageMax time.Duration

	mutex sync.Mutex
	// oldest first, of *known.
	order  list.List
	scopes map[scope]*list.Element
}

type scope struct{ user, symbol string }

type known struct {
	scope scope
	// set is nil if the answer came with locks: it decides nothing.
	set *v1.ThresholdSet
	// at is when the server knew it, by the monotonic clock of time.Now.
	at time.Time
}

// keep remembers an answer to a question of that time; a stale answer is older by its age.
func (m *memory) keep(response *v1.EvaluateResponse, asked time.Time) {
	set := response.GetThresholds()
	if m.ageMax <= 0 || set == nil {
		return
	}
	entry := &known{scope: scope{set.UserId, set.Symbol}, set: set, at: asked.Add(-response.GetAge().AsDuration())}
	if len(response.Locks) > 0 {
		entry.set = nil
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.scopes == nil {
		m.scopes = map[scope]*list.Element{}
	}
	if before, found := m.scopes[entry.scope]; found {
		m.order.Remove(before)
	}
	m.scopes[entry.scope] = m.order.PushBack(entry)
	if m.order.Len() > scopesMax {
		delete(m.scopes, m.order.Remove(m.order.Front()).(*known).scope)
	}
}

// recall is what is known of a scope and its age; nil if that is nothing, or too old to decide from.
func (m *memory) recall(user, symbol string) (*v1.ThresholdSet, time.Duration) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	element, found := m.scopes[scope{user, symbol}]
	if !found {
		return nil, 0
	}
	entry := element.Value.(*known)
	age := time.Since(entry.at)
	if age > m.ageMax {
		return nil, age
	}
	return entry.set, age
}
