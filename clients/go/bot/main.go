// The example bot: it takes signals from a made-up market, asks whether to trade each, trades on paper, records what became
// of it, and shows its thresholds as they change.
package main

import (
	"context"
	"fmt"
	"log"
	"math"
	"math/rand"
	"os"
	"time"

	threshold "adaptivethreshold"
	v1 "adaptivethreshold/v1"

	"google.golang.org/protobuf/types/known/timestamppb"
)

const (
	symbol    = "BTCUSDT"
	rounds    = 40
	feeInBoth = 0.2 // percent, entry and exit together
)

// A position on paper.
type position struct {
	decision string
	price    float64
	opened   time.Time
	rounds   int
}

func main() {
	log.SetFlags(0)
	rand.Seed(time.Now().UnixNano())
	client, err := threshold.Connect(os.Getenv("THRESHOLD_TARGET"), os.Getenv("THRESHOLD_USER"), threshold.Options{
		Key: os.Getenv("THRESHOLD_KEY"), LastKnown: threshold.LastKnownMax,
	})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()

	ctx, end := context.WithCancel(context.Background())
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		show(client.Watch(ctx, threshold.WatchOptions{}, symbol))
	}()
	recorded, err := trade(ctx, client)
	end()
	<-watched
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d trades recorded\n", recorded)
}

// show prints what a watch sees until its context ends.
func show(watch *threshold.Watch) {
	for watch.Next() {
		if change := watch.Event().Change; change != nil {
			fmt.Println("thresholds are now", change.ThresholdSet.Thresholds)
			continue
		}
		for _, set := range watch.Event().Snapshot {
			fmt.Println("thresholds are", set.Thresholds)
		}
	}
	if watch.Err() != context.Canceled {
		log.Print("the watch has ended: ", watch.Err())
	}
}

// trade plays all rounds; how many trades it has recorded.
func trade(ctx context.Context, client *threshold.Client) (int, error) {
	var open *position
	price, recorded := 100.0, 0
	for round := 0; round < rounds; round++ {
		change := rand.NormFloat64() * 3
		price *= 1 + change/100
		if open == nil {
			decision, err := client.Decide(ctx, symbol, threshold.Buy,
				threshold.Confidence(0.7+0.3*rand.Float64()), threshold.RSI(20+60*rand.Float64()),
				threshold.MACD(math.Abs(change)/10), threshold.Volume(5e9), threshold.ChangePercent(change),
				threshold.Price(price))
			if err != nil {
				return recorded, err
			}
			if decision.ShouldTrade {
				fmt.Printf("bought at %.2f: %s\n", price, decision.Reason)
				open = &position{decision: decision.ID, price: price, opened: time.Now(), rounds: round}
			}
		} else if sell, err := client.ShouldTrade(ctx, symbol, threshold.Sell, threshold.Exit); err != nil {
			return recorded, err
		} else if sell && round-open.rounds >= 2 {
			if err := record(ctx, client, open, price); err != nil {
				return recorded, err
			}
			open = nil
			recorded++
		}
		time.Sleep(50 * time.Millisecond)
	}
	return recorded, nil
}

func record(ctx context.Context, client *threshold.Client, closed *position, price float64) error {
	percent := 100*(price/closed.price-1) - feeInBoth
	results, err := client.RecordTrades(ctx, &v1.Trade{
		TradeId: fmt.Sprintf("paper-%d", closed.opened.UnixNano()), Symbol: symbol, DecisionId: closed.decision,
		Side: threshold.Buy, EntryPrice: &closed.price, ExitPrice: &price, PnlPercent: &percent,
		OpenedAt: timestamppb.New(closed.opened), ClosedAt: timestamppb.Now(),
	})
	if err != nil {
		return err
	}
	if fault := results[0].Error; fault != nil {
		return fmt.Errorf("%s: %s", fault.Reason, fault.Message)
	}
	fmt.Printf("sold at %.2f: %+.2f %%\n", price, percent)
	return nil
}
